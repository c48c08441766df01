import { bind } from './arguments.js';
import { filterOf, testOf } from './filters.js';
import { loopOver, nameOf } from './globals.js';
import { tokenize } from './lexer.js';
import type { Token } from './lexer.js';
import { attributeOf, itemOf, sliceOf } from './lookup.js';
import { own } from './own.js';
import { calculations, comparisons } from './operators.js';
import type { Operator } from './operators.js';
import {
  Callable,
  Float,
  List,
  Members,
  Tuple,
  Undefined,
  elementsOf,
  isFloat,
  isTrue,
  numeric,
  toDict,
  toFloat,
  typeOf,
} from './python-values.js';
import { scopeIn } from './run.js';
import type { Run } from './run.js';
import { toText } from './serialize.js';
import { fail } from './template-error.js';

/** A part of a template, compiled: writes its output. */
export type Statement = (run: Run) => void;
type Expression = (run: Run) => unknown;
type Assign = (run: Run, value: unknown) => void;

/** What is done to a value, with operands of its own. */
interface Step {
  at: number;
  operands: readonly Expression[];
  apply: (run: Run, value: unknown, ...operands: unknown[]) => unknown;
}

const constants: Record<string, unknown> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
};
const refused = /^(?:macro|include|import|from|extends|block|call|autoescape)$/;
const nothing: Expression = () => null;
const leftOut: Expression = () => undefined;

const chain = (first: Expression, steps: readonly Step[]): Expression =>
  steps.length
    ? (run) => {
        let value = first(run);
        for (const { at, operands, apply } of steps) {
          const values = operands.map((operand) => operand(run));
          run.at = at;
          value = apply(run, value, ...values);
        }
        return value;
      }
    : first;

/** Reads a template once, turning each part into a closure; `reading` is paid and hears the place. */
export function compile(source: string, reading: Run): Statement {
  const tokens = tokenize(source, reading);
  let index = 0;
  let depth = 0;
  let token = tokens[0] as Token;

  const advance = (): Token => {
    const passed = token;
    token = tokens[++index] ?? passed;
    reading.at = token.at;
    return passed;
  };
  /** Whether the current token is this operator or this word. */
  const is = (type: string): boolean => token.type === type || (token.type === 'name' && token.value === type);
  const skip = (type: string): boolean => is(type) && !!advance();
  const unexpected = (): never => fail(`unexpected '${token.value || token.type}'`);
  const expect = (type: string): Token => (is(type) ? advance() : unexpected());
  const nested = <T>(parse: () => T): T => {
    reading.goes(++depth);
    const result = parse();
    depth--;
    return result;
  };

  /** Everything up to one of the tags in `ends`, whose name is then the current token. */
  const body = (...ends: string[]): Statement => {
    const statements: Statement[] = [];
    for (;;) {
      const { type, value } = advance();
      if (type === 'data') statements.push((run) => run.write(value));
      else if (type === '{{') {
        const shown = priced();
        expect('}}');
        statements.push((run) => run.write(toText(run, shown(run))));
      } else if (type === '{%') {
        if (ends.includes(token.value)) break;
        statements.push(nested(statement));
      } else if (ends.length) fail(`the template ends without '${ends.at(-1)}'`);
      else break;
    }
    return (run) => {
      for (const one of statements) one(run);
    };
  };
  const block = (...ends: string[]): Statement => {
    expect('%}');
    return body(...ends);
  };
  const end = (): void => {
    advance();
    expect('%}');
  };

  const statements: Record<string, () => Statement> = {
    if() {
      const branches: [Expression, Statement][] = [];
      do branches.push([priced(), block('elif', 'else', 'endif')]);
      while (skip('elif'));
      if (skip('else')) branches.push([() => true, block('endif')]);
      end();
      return (run) => branches.find(([test]) => isTrue(run, test(run)))?.[1](run);
    },

    for() {
      const { at } = token;
      const assign = target();
      expect('in');
      const source = priced(or);
      const filter = skip('if') ? priced(or) : undefined;
      const inside = block('else', 'endfor');
      const otherwise = skip('else') ? block('endfor') : undefined;
      end();
      return (run) => {
        let items = elementsOf(run, source(run));
        const outer = run.scope;
        const enter = (item: unknown): void => {
          run.scope = scopeIn(outer);
          run.at = at;
          assign(run, item);
        };
        if (filter) {
          items = items.filter((item) => {
            enter(item);
            return isTrue(run, filter(run));
          });
        }
        const [loop, move] = loopOver(run, items);
        // A body that appends to the list it walks walks what was there at the start.
        const { length } = items;
        for (let place = 0; place < length; place++) {
          move(place);
          enter(items[place]);
          run.scope['loop'] = loop;
          inside(run);
        }
        run.scope = outer;
        if (!length) otherwise?.(run);
      };
    },

    set() {
      const assign = target();
      let value: Expression;
      if (skip('=')) {
        value = priced();
        expect('%}');
      } else {
        const steps = filters();
        const inside = block('endset');
        end();
        value = chain((run) => run.capture(inside), steps);
      }
      return (run) => {
        run.spend(1);
        assign(run, value(run));
      };
    },

    with() {
      const settings: [Assign, Expression][] = [];
      while (!is('%}')) {
        if (settings.length) expect(',');
        const assign = target(true);
        expect('=');
        settings.push([assign, condition()]);
      }
      const inside = block('endwith');
      end();
      return (run) => {
        const values = settings.map(([, value]) => value(run));
        run.enclose(() => {
          settings.forEach(([assign], at) => assign(run, values[at]));
          inside(run);
        });
      };
    },

    filter() {
      const steps = [filter(), ...filters()];
      const inside = block('endfilter');
      end();
      const value = chain((run) => run.capture(inside), steps);
      return (run) => run.write(toText(run, value(run)));
    },
  };

  const statement = (): Statement => {
    const { value: name } = token;
    if (refused.test(name)) fail(`'${name}' is not supported in widget templates`);
    const read = own(statements, name) ?? fail(`Encountered unknown tag '${name}'.`);
    advance();
    return read();
  };

  /** What is assigned to: a name, an attribute of a namespace, or several of them, in brackets or not. */
  const target = (single = false): Assign => {
    const targets: Assign[] = [];
    let several = false;
    do {
      const { type, value: name } = token;
      if (targets.length && (type !== '(' || is('in')) && type !== 'name') break;
      if (skip('(')) {
        targets.push(nested(target));
        expect(')');
        continue;
      }
      if (type !== 'name' || Object.hasOwn(constants, name)) unexpected();
      advance();
      if (skip('.')) {
        const attribute = advance().value;
        targets.push((run, value) => {
          const owner = nameOf(run, name);
          if (!(owner instanceof Members && owner.open)) return fail(`'${typeOf(owner)}' is not a namespace`);
          owner.values.set(attribute, value);
        });
      } else targets.push((run, value) => void (run.scope[name] = value));
    } while (!single && skip(',') && (several = true));
    return several
      ? (run, value) => {
          const items = elementsOf(run, value);
          if (items.length !== targets.length) fail(`${items.length} values to unpack into ${targets.length}`);
          targets.forEach((assign, at) => assign(run, items[at]));
        }
      : (targets[0] as Assign);
  };

  /** One expression, or several with commas as a tuple, that pays for its length each time. */
  const priced = (parse = condition): Expression => {
    const { at } = token;
    const start = index;
    const value = tuple(parse);
    const cost = 1 + ((index - start) >> 5);
    return (run) => {
      run.at = at;
      run.spend(cost);
      return value(run);
    };
  };

  const tuple = (parse: () => Expression, empty = false): Expression => {
    const elements: Expression[] = [];
    let several = empty && is(')');
    while (!/^[)%}]/.test(token.type) || (!elements.length && !several)) {
      elements.push(nested(parse));
      if (!skip(',')) break;
      several = true;
    }
    return several ? (run) => Tuple.from(elements, (element) => element(run)) : (elements[0] as Expression);
  };

  const condition = (): Expression => {
    let value = or();
    const before = depth;
    while (skip('if')) {
      reading.goes(++depth);
      const then = value;
      const test = or();
      const otherwise = skip('else')
        ? nested(condition)
        : () => new Undefined('the inline if-expression evaluated to false and no else section was defined.', false);
      value = (run) => (isTrue(run, test(run)) ? then(run) : otherwise(run));
    }
    depth = before;
    return value;
  };

  const logic = (word: string, decided: boolean, parse: () => Expression): Expression => {
    const first = parse();
    const others: Expression[] = [];
    while (skip(word)) others.push(parse());
    return others.length
      ? (run) => {
          let value = first(run);
          for (const other of others) {
            if (isTrue(run, value) === decided) break;
            value = other(run);
          }
          return value;
        }
      : first;
  };
  const or = (): Expression => logic('or', true, () => logic('and', false, not));
  const not = (): Expression => {
    if (!skip('not')) return comparison();
    const value = nested(not);
    return (run) => !isTrue(run, value(run));
  };

  const comparison = (): Expression => {
    const first = calculation(0);
    const links: [Operator, Expression, number][] = [];
    for (;;) {
      const { at } = token;
      const negated = is('not') && tokens[index + 1]?.value === 'in';
      const symbol = negated ? 'not in' : token.type === 'name' ? token.value : token.type;
      const compare = own(comparisons, symbol);
      if (!compare) break;
      if (negated) advance();
      advance();
      links.push([compare, calculation(0), at]);
    }
    return links.length
      ? (run) => {
          let left = first(run);
          return links.every(([compare, other, at]) => {
            const right = other(run);
            run.at = at;
            const holds = compare(run, left, right);
            left = right;
            return holds;
          });
        }
      : first;
  };

  const calculation = (level: number): Expression => {
    const operators = calculations[level];
    if (!operators) return unary(true);
    const first = calculation(level + 1);
    const steps: Step[] = [];
    for (let apply; (apply = own(operators, token.type));) {
      const { at } = advance();
      steps.push({ at, operands: [calculation(level + 1)], apply });
    }
    return chain(first, steps);
  };

  const unary = (filtered: boolean): Expression => {
    const { type, at } = token;
    let value: Expression;
    if (type === '-' || type === '+') {
      advance();
      const operand = nested(() => unary(false));
      const sign = +(type + 1);
      const apply = (_run: Run, number: unknown): unknown =>
        isFloat(number) ? toFloat(sign * numeric(number)) : sign * numeric(number);
      value = chain(operand, [{ at, operands: [], apply }]);
    } else value = primary();
    value = chain(value, postfixes());
    return filtered ? chain(value, filters(true)) : value;
  };

  const primary = (): Expression => {
    const { type, value, at } = token;
    if (!/^(?:name|string|number|[([{])$/.test(type)) unexpected();
    advance();
    if (type === 'name' && !Object.hasOwn(constants, value)) {
      return (run) => {
        run.at = at;
        return nameOf(run, value);
      };
    }
    if (type === '(') {
      const inside = tuple(condition, true);
      expect(')');
      return inside;
    }
    if (type === '[') {
      const items = elements(']', condition);
      return (run) => List.from(items, (item) => item(run));
    }
    if (type === '{') {
      const pairs = elements('}', () => {
        const key = condition();
        expect(':');
        return [key, condition()];
      });
      return (run) => toDict(pairs.map((pair) => pair.map((part) => part(run))));
    }
    let constant: unknown = constants[value];
    if (type === 'string') {
      constant = value;
      while (token.type === 'string') constant += advance().value;
    } else if (type === 'number') {
      const number = +value;
      constant = Number.isInteger(number) && /^\d+[.e]/i.test(value) ? new Float(number) : number;
    }
    return () => constant;
  };

  /** The elements of a literal or a call up to the closing bracket; the last may have a comma after it. */
  const elements = <T>(close: string, parse: () => T): T[] => {
    const list: T[] = [];
    while (!skip(close)) {
      list.push(nested(parse));
      if (!is(close)) expect(',');
    }
    return list;
  };

  const postfixes = (): Step[] => {
    const steps: Step[] = [];
    for (;;) {
      const { at } = token;
      if (skip('.')) {
        const { type, value } = token;
        if (type !== 'name' && type !== 'number') unexpected();
        advance();
        const called = is('(');
        const apply: Step['apply'] =
          type === 'name'
            ? (run, owner) => attributeOf(run, owner, value, called)
            : (run, owner) => itemOf(run, owner, +value);
        steps.push({ at, operands: [], apply });
      } else if (skip('[')) {
        const parts = [is(':') ? nothing : nested(condition)];
        while (parts.length < 3 && skip(':')) parts.push(is(':') || is(']') ? nothing : nested(condition));
        expect(']');
        if (parts.length < 2) steps.push({ at, operands: parts, apply: itemOf });
        else steps.push({ at, operands: [...parts, nothing].slice(0, 3), apply: sliceOf });
      } else if (is('(')) steps.push(call());
      else return steps;
    }
  };

  const given = (): [args: Expression[], named: Record<string, Expression>] => {
    const args: Expression[] = [];
    const named = scopeIn(null) as Record<string, Expression>;
    if (skip('(')) {
      elements(')', () => {
        const isNamed = token.type === 'name' && tokens[index + 1]?.type === '=';
        if (isNamed) {
          const name = advance().value;
          advance();
          named[name] = condition();
        } else args.push(condition());
      });
    }
    return [args, named];
  };

  const call = (): Step => {
    const { at } = token;
    const [args, named] = given();
    const keys = Object.keys(named);
    const apply: Step['apply'] = (run, callee, ...values) => {
      if (!(callee instanceof Callable)) return fail(`'${typeOf(callee)}' is not callable`);
      run.spend(1);
      const rest = values.splice(args.length);
      const byName = Object.fromEntries(keys.map((key, place) => [key, rest[place]]));
      return callee.call(run, ...(callee.names === '**' ? [byName, ...values] : bind(callee.names, values, byName)));
    };
    return { at, operands: [...args, ...Object.values(named)], apply };
  };

  /** Filters with their bars and, in an expression, tests and calls. */
  const filters = (tested = false): Step[] => {
    const steps: Step[] = [];
    for (;;) {
      if (skip('|')) steps.push(filter());
      else if (tested && skip('is')) steps.push(test());
      else if (tested && is('(')) steps.push(call());
      else return steps;
    }
  };

  const filter = (): Step => {
    if (token.type !== 'name') unexpected();
    const [names, apply] = filterOf(token.value);
    const { at } = advance();
    return { at, operands: bind(names, ...given()).map((operand) => operand ?? leftOut), apply };
  };

  const test = (): Step => {
    const negated = skip('not');
    if (token.type !== 'name' && token.type !== '==') unexpected();
    const apply = testOf(token.value);
    const { at } = advance();
    let operands: Expression[] = [];
    if (is('(')) [operands] = given();
    else if (/^(?:name|string|number|[[{])$/.test(token.type) && !/^(?:else|or|and)$/.test(token.value)) {
      if (is('is')) unexpected();
      operands = [chain(primary(), postfixes())];
    }
    return { at, operands, apply: (run, value, ...args) => !apply(run, value, ...args) === negated };
  };

  return body();
}
