import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { imageAddressOf, linkAddressOf } from '../../src/schema/safe-url.js';

const BASE = 'https://page.example/dir/index.html';

const CASES = new URL('../../../shared/cases/url-attacks.json', import.meta.url);

interface Case {
  readonly value: string;
  readonly link: string;
  readonly image: string;
}

describe('addresses of images', () => {
  const free = (value: string, rules: readonly string[] = []): boolean => {
    const address = imageAddressOf(value, BASE, rules);
    return address !== undefined && address.foreignHost === undefined;
  };

  it('of the page itself and pictures as data are free', () => {
    for (const value of ['a.png', '/a.png', '//page.example/a.png', 'https://page.example/a.png'])
      assert(free(value), value);
    for (const kind of ['png', 'jpeg', 'gif', 'webp', 'avif']) assert(free(`data:image/${kind};base64,AA==`), kind);
  });

  it('of other hosts have to be asked for', () => {
    for (const [value, host] of [
      ['https://other.example/a.png', 'other.example'],
      ['//other.example/a.png', 'other.example'],
      ['http://page.example/a.png', 'page.example'],
      ['https://page.example:8443/a.png', 'page.example'],
      ['\\\\other.example\\a.png', 'other.example'],
    ] as const) {
      assert.equal(imageAddressOf(value, BASE, [])?.foreignHost, host, value);
    }
  });

  it('of hosts that a rule admits are free by https alone', () => {
    const rules = ['cdn.example', '*.img.example'];
    assert(free('https://cdn.example/a.png', rules));
    assert(free('https://a.b.img.example/a.png', rules));
    for (const value of [
      'http://cdn.example/a.png',
      'https://img.example/',
      'https://xcdn.example/',
      'https://cdn.example.evil/',
    ]) {
      assert(!free(value, rules), value);
    }
  });

  it('that run, read files or carry a password are none', () => {
    for (const value of [
      'javascript:alert(1)',
      'data:text/html,x',
      'data:image/svg+xml,x',
      'blob:x',
      'file:///a',
      'ftp://a/b',
      'https://a:b@c.example/',
      'https://',
      '',
    ]) {
      const address = value === '' ? undefined : imageAddressOf(value, BASE, ['*']);
      assert.equal(address, undefined, value);
    }
  });
});

describe('addresses of links', () => {
  it('go to the web, to mail and to a telephone', () => {
    for (const value of [
      'https://a.example/',
      'http://a.example/',
      'mailto:a@b.example',
      'tel:+123',
      'sms:+123',
      'page',
      '#part',
      '?q',
    ]) {
      assert.notEqual(linkAddressOf(value, BASE), undefined, value);
    }
    for (const value of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///a',
      'blob:x',
      'intent:x',
      'https://',
    ]) {
      assert.equal(linkAddressOf(value, BASE), undefined, value);
    }
  });

  it('of the list of attacks run nothing', { skip: !existsSync(CASES) && 'the list of attacks is not there' }, () => {
    const { cases } = JSON.parse(readFileSync(CASES, 'utf8')) as { cases: readonly Case[] };
    const own = new URL(BASE).origin;
    const isOwn = (href: string | undefined): boolean => href === undefined || new URL(href).origin === own;
    assert(cases.length > 90);
    for (const { value, link, image } of cases) {
      const short = JSON.stringify(value.slice(0, 80));
      const href = linkAddressOf(value, BASE);
      if (link.startsWith('allow')) assert.equal(href !== undefined, URL.canParse(value, BASE), short);
      else if (link === 'inert' || link === 'block-or-relative') assert(isOwn(href), short);
      else assert.equal(href, undefined, short);

      const address = imageAddressOf(value, BASE, ['good.example']);
      if (image === 'block') assert(isOwn(address?.href), short);
      else if (image === 'allow-if-data-enabled')
        assert.match(address?.href ?? '', /^data:image\/(?:png|gif|jpeg|webp)/);
      else if (address && !isOwn(address.href) && !address.foreignHost) {
        const { protocol, hostname } = new URL(address.href);
        assert.deepEqual([protocol, hostname], ['https:', 'good.example'], short);
      }
    }
  });
});
