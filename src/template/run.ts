import { fail } from './template-error.js';
import type { TemplateLimits } from './template-limits.js';

/** The names that a part of a template has set; an inner scope inherits from the outer one, the outermost from nothing. */
export type Scope = Record<string, unknown>;

/** A scope within another. */
export function scopeIn(outer: Scope | null): Scope {
  return Object.create(outer) as Scope;
}

/** One reading or rendering of a template: its output so far, the names in scope, and what it has used of its limits. */
export class Run {
  /** The text that the current block has written. */
  out = '';
  /** Where in the template the work is, for errors. */
  at = 0;
  scope = scopeIn(null);
  readonly limits: TemplateLimits;
  readonly lenient: boolean;
  readonly data: Record<string, unknown>;
  #steps: number;
  #end: number;

  constructor(limits: TemplateLimits, lenient: boolean, data: Record<string, unknown>) {
    this.limits = limits;
    this.lenient = lenient;
    this.data = data;
    this.#steps = limits.steps;
    this.#end = limits.milliseconds === undefined ? 0 : performance.now() + limits.milliseconds;
  }

  /** Pays for work; one step is an element walked. */
  spend(steps: number): void {
    if ((this.#steps -= steps) < 0) fail('too many steps');
    if (this.#end && performance.now() > this.#end) fail('too much time');
  }

  /** Pays for reading that much text. */
  read(length: number): void {
    this.spend(length / 1024);
  }

  /** Refuses text that would be too long, before it is made. */
  fits(length: number): void {
    if (!(length <= this.limits.outputLength)) fail('too much text');
  }

  /** Pays for making that much text. */
  makes(length: number): void {
    this.fits(length);
    this.read(length);
  }

  /** Pays for making a list, before it is made. */
  lists(length: number): void {
    if (!(length <= this.limits.listLength)) fail('too long a list');
    this.spend(length >> 5);
  }

  /** Refuses what is nested too deeply. */
  goes(depth: number): void {
    if (depth > this.limits.depth) fail('too deeply nested');
  }

  write(text: string): void {
    this.fits(this.out.length + text.length);
    this.read(256 + text.length);
    this.out += text;
  }

  /** Runs `body` in a scope of its own. */
  enclose(body: (run: Run) => void): void {
    const { scope } = this;
    this.scope = scopeIn(scope);
    body(this);
    this.scope = scope;
  }

  /** What `body` writes. */
  capture(body: (run: Run) => void): string {
    const { out } = this;
    this.out = '';
    this.enclose(body);
    const text = this.out;
    this.out = out;
    return text;
  }
}
