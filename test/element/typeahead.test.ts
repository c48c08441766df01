import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Typeahead } from '../../src/element/typeahead.js';
import { hold } from '../law.js';

const letter = fc.constantFrom('a', 'b', 'A', 'É', 'é', ' ', '1');
const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''));
const labels = fc.array(fc.oneof(word, fc.constant('')), { maxLength: 8 });
const strokes = fc.array(fc.record({ letter, pause: fc.constantFrom(0, 80, 499, 500, 501, 2000) }), { maxLength: 8 });

/** The same in the plainest way: the word from the strokes so far, and a walk once round the labels. */
const model = (typed: string, all: readonly string[], from: number): number => {
  const low = typed.toLocaleLowerCase();
  const isOneLetter = new Set(low).size === 1;
  const wanted = isOneLetter ? low.slice(0, 1) : low;
  const places = all.map((_, i) => i);
  const start = isOneLetter ? from + 1 : Math.max(from, 0);
  const walk = [...places.slice(start), ...places.slice(0, start)];
  return walk.find((i) => all[i]!.toLocaleLowerCase().startsWith(wanted)) ?? -1;
};

describe('typeahead', () => {
  it('finds what its model finds, letter by letter, wherever it starts and however long the pauses are', () =>
    hold(
      fc.property(labels, strokes, fc.integer({ min: -1, max: 7 }), (all, typed, first) => {
        const typeahead = new Typeahead();
        let at = Math.min(first, all.length - 1);
        let now = 1000;
        let soFar = '';
        for (const { letter: each, pause } of typed) {
          now += pause;
          soFar = pause <= 500 ? soFar + each : each;
          const found = typeahead.find(each, all, at, now);
          expect(found, `${soFar} from ${at}`).to.equal(model(soFar, all, at));
          if (found >= 0) at = found;
        }
      }),
    ));

  it('finds nothing but what begins with the word, and the first letter again and again leads to each in turn', () =>
    hold(
      fc.property(labels, (all) => {
        const ofA = all.flatMap((label, i) => (label.toLowerCase().startsWith('a') ? [i] : []));
        const typeahead = new Typeahead();
        let at = -1;
        const seen = all.map((_, i) => (at = typeahead.find('a', all, at, i)));
        if (!ofA.length) expect(new Set(seen).size).to.be.below(2);
        else expect(seen.slice(0, ofA.length)).to.deep.equal(ofA);
      }),
    ));

  it('begins a new word after half a second', () => {
    const typeahead = new Typeahead();
    const all = ['Bern', 'Basel', 'Aarau', 'Bellinzona'];
    expect(typeahead.isTyping(0)).to.equal(false);
    expect(typeahead.find('b', all, -1, 1000)).to.equal(0);
    expect([typeahead.isTyping(1500), typeahead.isTyping(1501)]).to.deep.equal([true, false]);
    expect(typeahead.find('a', all, 0, 1500), 'ba').to.equal(1);
    expect(typeahead.find('a', all, 1, 2001), 'a').to.equal(2);
    expect(typeahead.find('x', all, 2, 2001), 'ax').to.equal(-1);
  });

  it('stays where it is while the word still fits, and takes letters that are more than one unit', () => {
    const typeahead = new Typeahead();
    const all = ['Aarau', 'Aalen', 'Augsburg', '😀 one', '😀 two'];
    expect(typeahead.find('a', all, -1, 0)).to.equal(0);
    expect(typeahead.find('u', all, 0, 1), 'au').to.equal(2);
    expect(typeahead.find('g', all, 2, 2), 'aug').to.equal(2);
    expect(typeahead.find('😀', all, 2, 5000)).to.equal(3);
    expect(typeahead.find('😀', all, 3, 5001)).to.equal(4);
    expect(typeahead.find('😀', all, 4, 5002), 'and round').to.equal(3);
  });
});
