import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/* What users get, so these look at the build: `npm test` makes it first. */

interface Package {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const { exports, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;

const components = readdirSync('src/components').map((file) => file.replace(/\.ts$/, ''));

/** The files that an entry stands for; a `*` stands for each component. */
const targetsOf = (target: string | Readonly<Record<string, string>>): readonly string[] => {
  const paths = typeof target === 'string' ? [target] : Object.values(target);
  return paths.flatMap((path) => (path.includes('*') ? components.map((name) => path.replace('*', name)) : [path]));
};

const isBundle = (path: string): boolean => path.startsWith('./dist/ck-widgets');

describe('the package', () => {
  for (const [entry, target] of Object.entries(exports)) {
    test(`has what ${entry} leads to`, () => {
      assert.deepEqual(
        targetsOf(target).filter((path) => !existsSync(path)),
        [],
      );
    });

    for (const path of targetsOf(target)) {
      if (!path.endsWith('.js') || isBundle(path)) continue;
      test(`loads ${path} where there is no DOM`, async () => {
        assert.notDeepEqual(Object.keys((await import(pathToFileURL(path).href)) as object), []);
      });
    }
  }

  test('names exact versions', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version));
    assert.deepEqual(loose, []);
  });
});

describe('the file for a script tag', () => {
  const text = readFileSync('dist/ck-widgets.js', 'utf8');

  test('carries no development warnings', () => {
    assert.doesNotMatch(text, /its default is used/);
    assert.match(readFileSync('dist/ck-widgets.dev.js', 'utf8'), /its default is used/);
  });

  test('imports nothing but its own chunks', () => {
    const imports = [...text.matchAll(/\b(?:from|import)\s*\(?["']([^"']+)["']/g)].map(([, specifier]) => specifier!);
    assert.deepEqual(
      imports.filter((specifier) => !/^\.\/(?:chunks\/|ck-widgets)/.test(specifier)),
      [],
    );
  });
});
