/** Time after which a letter begins a new word, in milliseconds. */
const PAUSE = 500;

/** Gathers letters typed one soon after the other into a word, to find what begins with it. */
export class Typeahead {
  #word = '';
  #last = -Infinity;

  /** Whether a word has been begun and goes on with a letter typed now. */
  isTyping(now: number): boolean {
    return this.#word !== '' && now - this.#last <= PAUSE;
  }

  /**
   * Where the first of some labels is that begins with the word that a letter makes, from a position on and round; one
   * letter again and again goes from one label to the next. -1 where there is none.
   */
  find(letter: string, labels: readonly string[], from: number, now: number): number {
    this.#word = (this.isTyping(now) ? this.#word : '') + letter.toLocaleLowerCase();
    this.#last = now;
    const letters = [...this.#word];
    const isRepeated = letters.every((each) => each === letters[0]);
    const wanted = isRepeated ? letters[0]! : this.#word;
    const start = isRepeated ? from + 1 : Math.max(from, 0);
    for (let i = 0; i < labels.length; i++) {
      const at = (start + i) % labels.length;
      if (labels[at]!.toLocaleLowerCase().startsWith(wanted)) return at;
    }
    return -1;
  }
}
