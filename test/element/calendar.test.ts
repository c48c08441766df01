import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import fc from 'fast-check';
import { PickEvent, type CkCalendar } from '../../src/element/calendar.js';
import { EVER, isDay, localeOf, monthGrid, rangeOf, today } from '../../src/element/month-grid.js';
import { flat, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { contrast, rgbaOf } from '../colour.js';
import { chord, clearPage, click, hasFocus, middleOf, partIn, press, whereFocusIs } from '../hands.js';
import { drawn, setMedia } from '../page.js';
import { hold } from '../law.js';

const DAY = 86_400_000;
const [FIRST, LAST] = EVER;

/** Days by the browser's own arithmetic, which months are held to. */
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => new Date(day).getUTCDay();
const lastOf = (day: string): string => {
  const date = new Date(day);
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return date.toISOString().slice(0, 10);
};

const days = fc.integer({ min: 0, max: (Date.parse(LAST) - Date.parse(FIRST)) / DAY }).map((i) => plus(FIRST, i));
const innerDays = days.filter((day) => day > '0002' && day < '9998-12');
const locales = fc.constantFrom(
  'en-US',
  'de-DE',
  'ar-EG',
  'he',
  'fa-IR',
  'ja-JP',
  'th-TH-u-ca-buddhist',
  'hi',
  'vi',
  'pt-PT',
);

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'] as const;

describe('months', () => {
  it('hold every day once, in order, under the name of its weekday', () =>
    hold(
      fc.property(days, locales, (day, locale) => {
        const { weeksOf, weekdays, nameOf, numberOf } = monthGrid(locale);
        const weeks = weeksOf(day);
        expect(weeks.map((week) => week.length)).to.deep.equal([7, 7, 7, 7, 7, 7]);
        const first = `${day.slice(0, 8)}01`;
        const count = Number(lastOf(day).slice(8));
        expect(weeks.flat().filter(Boolean)).to.deep.equal(Array.from({ length: count }, (_, i) => plus(first, i)));
        expect(weeks[0]!.some(Boolean)).to.equal(true);
        for (const week of weeks) {
          for (const [i, each] of week.entries()) if (each) expect(nameOf(each)).to.contain(weekdays[i]);
        }
        const number = new Intl.NumberFormat(locale).format(Number(day.slice(8)));
        expect(numberOf(day)).to.equal(number);
      }),
    ));

  it('keep the places of a month together: days that follow each other stand beside or below', () =>
    hold(
      fc.property(days, locales, (day, locale) => {
        const places = monthGrid(locale).weeksOf(day).flat();
        const start = places.findIndex(Boolean);
        expect(start).to.be.below(7);
        expect(places.slice(start).findIndex((each) => !each)).to.equal(Number(lastOf(day).slice(8)));
      }),
    ));

  it('start on the day that the locale starts weeks on', () => {
    for (const [locale, name, weekday] of [
      ['en-US', 'Sunday', 0],
      ['de-DE', 'Montag', 1],
      ['ar-EG', 'السبت', 6],
    ] as const) {
      const { weekdays, weeksOf } = monthGrid(locale);
      expect(weekdays[0]).to.equal(name);
      expect(weekdayOf(weeksOf('2026-11-27')[1]![0]!)).to.equal(weekday);
    }
  });

  it('call the days of the week by a letter or two that tell them apart where the script can', () => {
    expect(monthGrid('en-US').initials).to.deep.equal(['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']);
    expect(monthGrid('de-DE').initials).to.deep.equal(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']);
    expect(monthGrid('fr').initials).to.deep.equal(['lu', 'ma', 'me', 'je', 've', 'sa', 'di']);
    expect(monthGrid('vi').initials).to.deep.equal(['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']);
    expect(monthGrid('ja-JP').initials).to.deep.equal(['日', '月', '火', '水', '木', '金', '土']);
    for (const locale of ['ar-EG', 'he', 'hi', 'vi', 'th', 'fa', 'hu', 'ru', 'zh', 'ko', 'el', 'ka', 'hy']) {
      for (const text of monthGrid(locale).initials) expect(text.length, `${locale} ${text}`).to.be.within(1, 4);
    }
  });

  it('say dates in words, by the Gregorian calendar', () => {
    const { titleOf, nameOf } = monthGrid('en-US-u-ca-buddhist');
    expect(titleOf('2026-11-27')).to.equal('November 2026');
    expect(nameOf('2026-11-27')).to.equal('Friday, November 27, 2026');
    expect([nameOf(FIRST), nameOf(LAST)]).to.deep.equal(['Monday, January 1, 1', 'Friday, December 31, 9999']);
    expect(monthGrid('fa-IR').titleOf('2026-11-27')).to.contain('۲۰۲۶');
  });
});

describe('keys', () => {
  it('that lead there and back are inverses, from left to right and from right to left', () =>
    hold(
      fc.property(innerDays, locales, fc.boolean(), (day, locale, isRtl) => {
        const { move } = monthGrid(locale);
        for (const [key, back] of [
          ['ArrowRight', 'ArrowLeft'],
          ['ArrowDown', 'ArrowUp'],
        ] as const) {
          expect(move(move(day, { key }, isRtl)!, { key: back }, isRtl), key).to.equal(day);
          expect(move(move(day, { key: back }, isRtl)!, { key }, isRtl), key).to.equal(day);
        }
        expect(move(day, { key: 'ArrowLeft' }, isRtl)).to.equal(move(day, { key: 'ArrowRight' }, !isRtl));
      }),
    ));

  it('lead by a day, a week, to the ends of the week', () =>
    hold(
      fc.property(innerDays, locales, (day, locale) => {
        const { move, weekdays, nameOf } = monthGrid(locale);
        const to = (key: string) => move(day, { key })!;
        expect(to('ArrowRight')).to.equal(plus(day, 1));
        expect(to('ArrowDown')).to.equal(plus(day, 7));
        expect(nameOf(to('Home'))).to.contain(weekdays[0]);
        expect(plus(to('Home'), 6)).to.equal(to('End'));
        expect(to('Home') <= day && day <= to('End')).to.equal(true);
      }),
    ));

  it('lead by a month or a year, to its last day where it is shorter', () =>
    hold(
      fc.property(innerDays, (day) => {
        const { move } = monthGrid('en-US');
        for (const [key, shiftKey, months] of [
          ['PageDown', false, 1],
          ['PageUp', false, -1],
          ['PageDown', true, 12],
          ['PageUp', true, -12],
        ] as const) {
          const first = new Date(`${day.slice(0, 8)}01`);
          first.setUTCMonth(first.getUTCMonth() + months);
          const month = first.toISOString().slice(0, 10);
          const number = Math.min(Number(day.slice(8)), Number(lastOf(month).slice(8)));
          expect(move(day, { key, shiftKey })).to.equal(plus(month, number - 1));
        }
      }),
    ));

  it('stop at both ends of time', () =>
    hold(
      fc.property(
        fc.constantFrom(FIRST, LAST, '0001-01-15', '0001-12-31', '9999-12-15', '9999-01-01'),
        fc.constantFrom(...KEYS),
        fc.boolean(),
        locales,
        (day, key, shiftKey, locale) => {
          const to = monthGrid(locale).move(day, { key, shiftKey })!;
          expect(isDay(to) && to >= FIRST && to <= LAST, to).to.equal(true);
          const isBack = ['ArrowLeft', 'ArrowUp', 'Home', 'PageUp'].includes(key);
          expect(isBack ? to <= day : to >= day, to).to.equal(true);
        },
      ),
      200,
    ));

  it('that are none of ours lead nowhere', () => {
    for (const key of ['a', 'Tab', 'Escape', 'F5', 'constructor', '__proto__', 'ShiftPageUp ', '']) {
      expect(monthGrid('en').move('2026-11-27', { key }), key).to.equal(undefined);
      expect(monthGrid('en').move('2026-11-27', { key }, true), key).to.equal(undefined);
    }
  });
});

describe('what a day, a range, a locale is', () => {
  it('a day is a date that there is', () =>
    hold(
      fc.property(days, fc.string(), (day, text) => {
        expect(isDay(day)).to.equal(true);
        expect(isDay(text)).to.equal(false);
      }),
      100,
    ));

  it('and nothing else is', () => {
    for (const value of [
      ...['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '10000-01-01', '0NaN-NaN-NaN', ''],
      ...['2026-11-27T00:00:00Z', ' 2026-11-27', '26-11-27', null, undefined, 20_261_127, ['2026-11-27'], {}],
    ]) {
      expect(isDay(value), String(value)).to.equal(false);
    }
  });

  it('today is where the user is', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).to.equal('2026-01-05');
    expect(today(new Date(2026, 11, 31))).to.equal('2026-12-31');
    expect(isDay(today())).to.equal(true);
  });

  it('a range that is none has no ends', () => {
    expect(rangeOf('2026-11-10', '2026-11-20')).to.deep.equal(['2026-11-10', '2026-11-20']);
    expect(rangeOf('2026-11-10', undefined)).to.deep.equal(['2026-11-10', LAST]);
    expect(rangeOf('2026-11-20', '2026-11-10')).to.deep.equal(EVER);
    expect(rangeOf('soon', {})).to.deep.equal(EVER);
    expect(rangeOf('2026-11-10', '2026-11-10')).to.deep.equal(['2026-11-10', '2026-11-10']);
  });

  it('a locale is the first text that can be one, whatever stands before', () =>
    hold(
      fc.property(fc.anything(), (text) => {
        expect(localeOf(text, 'de')).to.be.a('string');
        const { weeksOf, weekdays, nameOf, move } = monthGrid(text);
        expect([weekdays.length, weeksOf('2026-11-27').length]).to.deep.equal([7, 6]);
        expect(nameOf('2026-11-27')).to.be.a('string');
        expect(move('2026-11-27', { key: 'Home' })! <= '2026-11-27').to.equal(true);
      }),
      100,
    ));

  it('and where none can, the browser has one', () => {
    expect(localeOf('en_US', '', undefined, null, 5, 'de-at')).to.equal('de-AT');
    expect(localeOf('nothing that is one')).to.equal(new Intl.DateTimeFormat().resolvedOptions().locale);
    for (const locale of ['xx-YY', 'i-klingon', 'und', 'en-u-ca-hebrew-nu-thai', 'x-private', 'a'.repeat(9999)]) {
      expect(monthGrid(locale).weeksOf('2026-11-27').flat().filter(Boolean).length, locale).to.equal(30);
    }
  });
});

type Properties = Partial<Pick<CkCalendar, 'value' | 'min' | 'max' | 'locale' | 'name'>>;

const show = async (properties: Properties = {}, parent: Node = document.body): Promise<CkCalendar> => {
  const calendar = Object.assign(document.createElement('ck-calendar'), properties);
  parent.appendChild(calendar);
  await calendar.updateComplete;
  return calendar;
};

const titleOf = (calendar: CkCalendar): string => partIn(calendar, 'calendar-title').textContent.trim();

const cells = (calendar: CkCalendar): HTMLElement[] => [...calendar.shadowRoot!.querySelectorAll('td')];

const daysOf = (calendar: CkCalendar): HTMLElement[] => cells(calendar).filter((cell) => cell.dataset.day);

const dayIn = (calendar: CkCalendar, day: string): HTMLElement =>
  daysOf(calendar).find((cell) => cell.dataset.day === day)!;

const focusedDay = (calendar: CkCalendar): string | undefined =>
  (calendar.shadowRoot!.activeElement as HTMLElement | null)?.dataset.day;

const tabStops = (calendar: CkCalendar): (string | undefined)[] =>
  daysOf(calendar).flatMap((cell) => (cell.tabIndex === 0 ? [cell.dataset.day] : []));

const picksOf = (calendar: CkCalendar): string[] => {
  const picks: string[] = [];
  calendar.addEventListener('pick', ({ detail }) => picks.push(detail));
  return picks;
};

describe('<ck-calendar>', () => {
  beforeEach(async () => {
    clearPage();
    await setMedia({ reducedMotion: 'reduce' });
  });

  after(async () => {
    await setMedia({});
    await resetMouse();
    clearPage();
  });

  it('shows the month of its value, else of today, and no day of another', async () => {
    const calendar = await show({ value: '2026-11-27', locale: 'en-US' });
    expect(titleOf(calendar)).to.equal('November 2026');
    expect(daysOf(calendar).map((cell) => cell.textContent.trim())).to.deep.equal(
      Array.from({ length: 30 }, (_, i) => String(i + 1)),
    );
    expect(cells(calendar).every((cell) => Boolean(cell.dataset.day) === Boolean(cell.textContent.trim()))).to.equal(
      true,
    );
    for (const value of [undefined, '', 'soon', '2026-02-30']) {
      const other = await show({ value, locale: 'en-US' });
      expect(tabStops(other)).to.deep.equal([today()]);
      expect(other.shadowRoot!.querySelectorAll('[aria-selected=true]').length).to.equal(0);
      expect(partIn(other, 'calendar-day-today').dataset.day).to.equal(today());
    }
  });

  it('goes along with its value, and back to it when it is told to', async () => {
    const calendar = await show({ value: '2026-11-27', locale: 'en-US' });
    calendar.value = '2031-02-03';
    await calendar.updateComplete;
    expect([titleOf(calendar), ...tabStops(calendar)]).to.deep.equal(['February 2031', '2031-02-03']);
    await click(partIn(calendar, 'calendar-next'));
    await drawn();
    expect([titleOf(calendar), ...tabStops(calendar)]).to.deep.equal(['March 2031', '2031-03-03']);
    calendar.showValue();
    calendar.focusDay();
    expect([titleOf(calendar), focusedDay(calendar)]).to.deep.equal(['February 2031', '2031-02-03']);
    calendar.value = '';
    await calendar.updateComplete;
    expect(tabStops(calendar)).to.deep.equal([today()]);
  });

  it('has the parts that it says it has', async () => {
    const calendar = await show({ value: today() });
    for (const part of ['', '-title', '-previous', '-next', '-grid', '-day', '-day-selected', '-day-today']) {
      partIn(calendar, `calendar${part}`);
    }
  });

  describe('keyboard', () => {
    const after = async (value: string, keys: readonly string[], properties: Properties = {}) => {
      clearPage();
      const calendar = await show({ value, locale: 'en-US', ...properties });
      calendar.focusDay();
      await (keys.length > 1 ? chord(...keys) : press(keys[0]!));
      await drawn();
      return calendar;
    };

    for (const [keys, to, title = 'November 2026'] of [
      ['ArrowRight', '2026-11-28'],
      ['ArrowLeft', '2026-11-26'],
      ['ArrowUp', '2026-11-20'],
      ['ArrowDown', '2026-12-04', 'December 2026'],
      ['Home', '2026-11-22'],
      ['End', '2026-11-28'],
      ['PageUp', '2026-10-27', 'October 2026'],
      ['PageDown', '2026-12-27', 'December 2026'],
      ['Shift+PageUp', '2025-11-27', 'November 2025'],
      ['Shift+PageDown', '2027-11-27', 'November 2027'],
    ] as const) {
      it(`${keys} leads to ${to}`, async () => {
        const calendar = await after('2026-11-27', keys.split('+'));
        expect([focusedDay(calendar), titleOf(calendar), ...tabStops(calendar)], whereFocusIs()).to.deep.equal([
          to,
          title,
          to,
        ]);
      });
    }

    it('starts at the value, moves over the end of a short month, and Tab leaves the days', async () => {
      const calendar = await after('2026-01-31', ['PageDown']);
      expect(focusedDay(calendar)).to.equal('2026-02-28');
      await chord('Shift', 'Tab');
      expect(hasFocus(partIn(calendar, 'calendar-next')), whereFocusIs()).to.equal(true);
      await press('Tab');
      expect(focusedDay(calendar)).to.equal('2026-02-28');
      await press('Tab');
      expect(calendar.shadowRoot!.activeElement === null, whereFocusIs()).to.equal(true);
    });

    it('never loses the focus on the way, from the longest month to the shortest and back', async () => {
      clearPage();
      const calendar = await show({ value: '2026-01-31', locale: 'en-US' });
      calendar.focusDay();
      const lost: string[] = [];
      let last = '';
      calendar.addEventListener('focusout', ({ relatedTarget }) => !relatedTarget && lost.push(last));
      for (const key of ['PageDown', 'PageDown', 'ArrowDown', 'PageUp', 'PageUp', 'PageUp', 'End', 'PageUp']) {
        last = `${key} from ${focusedDay(calendar)}`;
        await press(key);
        await drawn();
        expect(focusedDay(calendar), key).to.equal(tabStops(calendar)[0]);
      }
      expect(lost).to.deep.equal([]);
    });

    it('leaves alone what is the browser’s or the page’s', async () => {
      const calendar = await show({ value: '2026-11-27' });
      calendar.focusDay();
      let isPrevented: boolean | undefined;
      document.body.addEventListener('keydown', (event) => (isPrevented = event.defaultPrevented));
      for (const keys of [['Escape'], ['Shift', 'A'], ['Control', 'Home']]) {
        await chord(...keys);
        expect([isPrevented, focusedDay(calendar)], keys.join()).to.deep.equal([false, '2026-11-27']);
      }
      await press('ArrowLeft');
      expect(isPrevented).to.equal(true);
    });

    it('stops at both ends of time, and so do the buttons', async () => {
      let calendar = await after(LAST, ['PageDown']);
      expect(focusedDay(calendar)).to.equal(LAST);
      expect(partIn<HTMLButtonElement>(calendar, 'calendar-next').disabled).to.equal(true);
      calendar = await after(FIRST, ['Shift', 'PageUp']);
      expect(focusedDay(calendar)).to.equal(FIRST);
      expect(partIn<HTMLButtonElement>(calendar, 'calendar-previous').disabled).to.equal(true);
    });
  });

  describe('choice', () => {
    it('by mouse, Enter and Space, each once, and no key that is still down from before', async () => {
      const calendar = await show({ value: '2026-11-27' });
      const picks = picksOf(calendar);
      await click(dayIn(calendar, '2026-11-12'));
      expect(picks).to.deep.equal(['2026-11-12']);
      await press('ArrowRight');
      await press('Enter');
      await press('ArrowRight');
      await press('Space');
      expect(picks).to.deep.equal(['2026-11-12', '2026-11-13', '2026-11-14']);
      await click(cells(calendar).find((cell) => !cell.dataset.day)!);
      expect(picks.length).to.equal(3);
      expect(calendar.shadowRoot!.activeElement === null, whereFocusIs()).to.equal(true);
    });

    it('is told to what is around, and not out of its shadow root', async () => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      const calendar = await show({ value: '2026-11-27' }, root);
      const events: Event[] = [];
      root.addEventListener('pick', (event) => events.push(event));
      document.body.addEventListener('pick', () => expect.fail('it came out'));
      await click(dayIn(calendar, '2026-11-12'));
      expect(events.length).to.equal(1);
      expect(events[0]).to.be.instanceOf(PickEvent);
      expect([events[0]!.bubbles, events[0]!.composed]).to.deep.equal([true, false]);
      expect(calendar.value, 'the value is of who uses it').to.equal('2026-11-27');
    });

    it('is the user’s alone: events made by a script choose nothing', async () => {
      const calendar = await show({ value: '2026-11-27' });
      const picks = picksOf(calendar);
      const day = dayIn(calendar, '2026-11-27');
      day.click();
      day.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      for (const key of ['Enter', ' ']) day.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      expect(picks).to.deep.equal([]);
    });

    it('is made once while a key is held', async () => {
      const calendar = await show({ value: '2026-11-27' });
      calendar.focusDay();
      const picks = picksOf(calendar);
      await chord('Enter', 'Enter');
      expect(picks.length).to.equal(1);
    });
  });

  describe('range', () => {
    const isOff = (calendar: CkCalendar, day: string) => dayIn(calendar, day).ariaDisabled === 'true';
    const turns = (calendar: CkCalendar) =>
      ['calendar-previous', 'calendar-next'].map((part) => !partIn<HTMLButtonElement>(calendar, part).disabled);

    it('takes in both of its ends, and nothing beyond', async () => {
      const calendar = await show({ value: '2026-11-15', min: '2026-11-10', max: '2026-11-20' });
      const off = daysOf(calendar)
        .filter((cell) => cell.ariaDisabled)
        .map((cell) => Number(cell.dataset.day!.slice(8)));
      expect(off).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
      expect(turns(calendar)).to.deep.equal([false, false]);
    });

    it('lets the arrows out, but nothing there be chosen', async () => {
      const calendar = await show({ value: '2026-11-10', min: '2026-11-10', max: '2026-12-03' });
      const picks = picksOf(calendar);
      calendar.focusDay();
      await press('ArrowLeft');
      await drawn();
      expect([focusedDay(calendar), isOff(calendar, '2026-11-09')]).to.deep.equal(['2026-11-09', true]);
      await press('Enter');
      await press('Space');
      await click(dayIn(calendar, '2026-11-01'));
      expect(picks).to.deep.equal([]);
      await press('PageUp');
      await drawn();
      expect([titleOf(calendar), ...turns(calendar)]).to.deep.equal(['October 2026', false, true]);
    });

    it('bounds where the buttons lead, and the focus does not get lost on one that is of no more use', async () => {
      const calendar = await show({ value: '2026-11-20', min: '2026-11-10', max: '2026-12-03', locale: 'en-US' });
      expect(turns(calendar)).to.deep.equal([false, true]);
      partIn(calendar, 'calendar-next').focus();
      await press('Enter');
      await drawn();
      expect([titleOf(calendar), ...turns(calendar)]).to.deep.equal(['December 2026', true, false]);
      expect(focusedDay(calendar), whereFocusIs()).to.equal('2026-12-03');
      partIn(calendar, 'calendar-previous').focus();
      await press('Space');
      await drawn();
      expect([titleOf(calendar), focusedDay(calendar)]).to.deep.equal(['November 2026', '2026-11-10']);
    });

    it('keeps the focus on a button that goes on being of use', async () => {
      const calendar = await show({ value: '2026-11-20' });
      for (const part of ['calendar-next', 'calendar-previous']) {
        partIn(calendar, part).focus();
        await press('Enter');
        await press('Enter');
        await drawn();
        expect(hasFocus(partIn(calendar, part)), whereFocusIs()).to.equal(true);
      }
      expect(tabStops(calendar)).to.deep.equal(['2026-11-20']);
    });

    it('starts in it, whatever the value and today are', async () => {
      const early = await show({ value: '2020-01-01', min: '2026-11-10' });
      expect(tabStops(early)).to.deep.equal(['2026-11-10']);
      const late = await show({ max: '1999-12-31' });
      expect(tabStops(late)).to.deep.equal(['1999-12-31']);
      late.max = '1998-12-31';
      await late.updateComplete;
      expect(tabStops(late)).to.deep.equal(['1998-12-31']);
    });

    it('is none where its ends are the wrong way round, or no days', async () => {
      for (const range of [
        { min: '2026-12-01', max: '2026-11-01' },
        { min: 'soon', max: 'later' },
      ]) {
        const calendar = await show({ value: '2026-11-15', ...range });
        expect(daysOf(calendar).some((cell) => cell.ariaDisabled)).to.equal(false);
        expect(turns(calendar)).to.deep.equal([true, true]);
      }
    });
  });

  describe('to assistive technology', () => {
    it('is a grid with the name of the month, in a group that says what it is for', async () => {
      await show({ value: '2026-11-27', max: '2026-11-28', locale: 'en-US', name: 'Departure' });
      const tree = flat(await speak());
      const [group] = tree.filter(({ role }) => role === 'group');
      expect(group!.name).to.equal('Departure');
      expect(group!.inside.map(({ role, name }) => `${role} ${name}`)).to.deep.equal([
        'button Previous month',
        'heading November 2026',
        'button Next month',
        'grid November 2026',
      ]);
      const inGrid = flat(group!.inside[3]!.inside);
      const of = (wanted: string) => inGrid.filter(({ role }) => role === wanted);
      expect(of('columnheader').map(({ name }) => name)).to.deep.equal(['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']);
      expect(of('row').length).to.equal(7);
      expect(of('gridcell').length).to.equal(42);
      const named = of('gridcell').filter(({ name }) => name);
      expect(named.length).to.equal(30);
      const chosen = named.find(({ name }) => name === 'Friday, November 27, 2026')!;
      expect(chosen.line).to.contain('selected=true').and.not.contain('disabled=true');
      expect(named.filter(({ line }) => line.includes('selected=true')).length).to.equal(1);
      expect(named.filter(({ line }) => line.includes('disabled=true')).map(({ name }) => name)).to.deep.equal([
        'Sunday, November 29, 2026',
        'Monday, November 30, 2026',
      ]);
    });

    it('says which day is today, whole names of weekdays, and the month when it is another', async () => {
      const calendar = await show({ locale: 'en-US' });
      const current = calendar.shadowRoot!.querySelectorAll<HTMLElement>('[aria-current]');
      expect([...current].map((cell) => [cell.dataset.day, cell.getAttribute('aria-current')])).to.deep.equal([
        [today(), 'date'],
      ]);
      const heads = [...calendar.shadowRoot!.querySelectorAll('th')];
      expect(heads.map(({ abbr, scope }) => `${abbr} ${scope}`).slice(0, 2)).to.deep.equal([
        'Sunday col',
        'Monday col',
      ]);
      const title = partIn(calendar, 'calendar-title');
      expect(title.ariaLive).to.equal('polite');
      await click(partIn(calendar, 'calendar-next'));
      await drawn();
      expect(partIn(calendar, 'calendar-title') === title, 'the same live region').to.equal(true);
    });

    it('has no group where nothing says what it is for', async () => {
      await show({ value: '2026-11-27' });
      expect(flat(await speak()).some(({ role }) => role === 'group')).to.equal(false);
    });

    for (const scheme of ['light', 'dark'] as const) {
      it(`leaves axe nothing to find (${scheme})`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = 'var(--ck-surface-elevated)';
        await show({ value: today(), name: 'Departure' });
        await show({ value: '2026-11-27', min: '2026-11-10', max: '2026-11-28', locale: 'ar-EG' });
        expect(await findings(document.body)).to.deep.equal([]);
        document.documentElement.style.removeProperty('color-scheme');
      });
    }
  });

  describe('direction and language', () => {
    it('from right to left, left is onwards: keys, chevrons, columns', async () => {
      document.body.dir = 'rtl';
      const calendar = await show({ value: '2026-11-26', locale: 'en-US' });
      calendar.focusDay();
      await press('ArrowLeft');
      expect(focusedDay(calendar)).to.equal('2026-11-27');
      await press('ArrowRight');
      await press('ArrowRight');
      expect(focusedDay(calendar)).to.equal('2026-11-25');
      const [x] = middleOf(dayIn(calendar, '2026-11-25'));
      expect(x).to.be.above(middleOf(dayIn(calendar, '2026-11-26'))[0]);
      const [previous, next] = ['calendar-previous', 'calendar-next'].map((part) => partIn(calendar, part));
      expect(middleOf(previous!)[0]).to.be.above(middleOf(next!)[0]);
      expect(getComputedStyle(previous!.querySelector('svg')!).scale).to.equal('-1 1');
    });

    it('speaks the nearest language around it, through shadow roots', async () => {
      const outer = document.body.appendChild(document.createElement('div'));
      outer.lang = 'de-DE';
      const root = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      const calendar = await show({ value: '2026-11-27' }, root);
      expect(dayIn(calendar, '2026-11-27').ariaLabel).to.equal('Freitag, 27. November 2026');
      expect(calendar.shadowRoot!.querySelector('th')!.abbr).to.equal('Montag');
      expect(partIn(calendar, 'calendar-grid').lang).to.equal('de-DE');
      const inner = root.appendChild(document.createElement('div'));
      inner.lang = 'fr';
      expect(titleOf(await show({ value: '2026-11-27' }, inner))).to.equal('novembre 2026');
      expect(titleOf(await show({ value: '2026-11-27', locale: 'it' }, inner))).to.equal('novembre 2026');
    });

    it('takes another language where its locale changes, and the next best one where it is none', async () => {
      const calendar = await show({ value: '2026-11-27', locale: 'es' });
      expect(titleOf(calendar)).to.equal('noviembre de 2026');
      for (const locale of ['not a locale', 'en_US@posix', '', 5 as unknown as string]) {
        calendar.locale = locale;
        await calendar.updateComplete;
        expect(titleOf(calendar), String(locale)).to.equal('November 2026');
      }
      document.documentElement.lang = '!';
      calendar.locale = undefined;
      await calendar.updateComplete;
      expect(titleOf(calendar)).to.match(/2026/);
      document.documentElement.lang = 'en';
    });
  });

  describe('look', () => {
    it('has round days of 30px, two apart, and no more to look at for a long month than for a short one', async () => {
      const calendar = await show({ value: '2026-11-27' });
      const box = (day: string) => dayIn(calendar, day).getBoundingClientRect();
      expect([box('2026-11-10').width, box('2026-11-10').height]).to.deep.equal([30, 30]);
      expect(box('2026-11-10').top - box('2026-11-03').bottom).to.equal(2);
      expect(box('2026-11-11').left - box('2026-11-10').right).to.equal(0);
      const { width, height } = calendar.getBoundingClientRect();
      expect(width).to.equal(234);
      for (const value of ['2026-02-01', '2026-08-31']) {
        calendar.value = value;
        await calendar.updateComplete;
        expect(calendar.getBoundingClientRect().height).to.equal(height);
        const last = daysOf(calendar).at(-1)!.getBoundingClientRect();
        expect(last.bottom).to.be.at.most(calendar.getBoundingClientRect().bottom - 12);
      }
      const next = partIn(calendar, 'calendar-next').getBoundingClientRect();
      expect([next.width, next.height]).to.deep.equal([28, 28]);
    });

    it('shows what is chosen, what is today, what has the focus and what is under the pointer', async () => {
      const calendar = await show({ value: '2026-11-27' });
      const chosen = getComputedStyle(dayIn(calendar, '2026-11-27'));
      const fill = rgbaOf(chosen.backgroundColor);
      expect(contrast(rgbaOf(chosen.color), fill)).to.be.above(7);
      const day = dayIn(calendar, '2026-11-12');
      await sendMouse({ type: 'move', position: middleOf(day) });
      expect(getComputedStyle(day).boxShadow).to.contain('inset');
      calendar.focusDay();
      await press('ArrowLeft');
      expect(getComputedStyle(dayIn(calendar, '2026-11-26')).outlineWidth).to.equal('2px');
    });

    it('shows it in forced colours, too', async () => {
      await setMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
      const calendar = await show({ value: '2026-11-27', max: '2026-11-28' });
      const styleOf = (day: string) => getComputedStyle(dayIn(calendar, day));
      expect(styleOf('2026-11-27').backgroundColor).not.to.equal(styleOf('2026-11-26').backgroundColor);
      expect(styleOf('2026-11-29').color).not.to.equal(styleOf('2026-11-26').color);
      calendar.focusDay();
      await press('ArrowLeft');
      expect(styleOf('2026-11-26').outlineStyle).to.equal('solid');
      const both = partIn(await show({ value: today() }), 'calendar-day-today');
      expect(getComputedStyle(both, '::after').borderTopColor).to.equal(getComputedStyle(both).color);
      expect(getComputedStyle(both).getPropertyValue('forced-color-adjust'), 'no plate hides its number').to.equal(
        'none',
      );
    });

    it('slides from month to month, each day shown once to keys and assistive technology', async () => {
      await setMedia({});
      const calendar = await show({ value: '2026-11-27', locale: 'en-US' });
      calendar.focusDay();
      await press('PageDown');
      await press('PageDown');
      const grid = partIn(calendar, 'calendar-grid');
      expect(calendar.shadowRoot!.querySelectorAll('table').length).to.equal(2);
      expect(grid.querySelectorAll('[data-day]').length).to.equal(31);
      const [animation] = grid.querySelector('tbody')!.getAnimations();
      expect(animation!.effect!.getComputedTiming().duration).to.equal(250);
      expect((animation!.effect as KeyframeEffect).getKeyframes()[0]!.translate).to.equal('234px');
      const spoken = flat(await speak()).filter(({ role, name }) => role === 'gridcell' && name);
      expect(spoken.length).to.equal(31);
      await Promise.all(calendar.shadowRoot!.getAnimations().map(({ finished }) => finished));
      await drawn();
      expect(calendar.shadowRoot!.querySelectorAll('table').length).to.equal(1);
      expect(focusedDay(calendar)).to.equal('2027-01-27');
    });

    it('slides the other way for the month before, and the other way again from right to left', async () => {
      await setMedia({});
      for (const [dir, key, from] of [
        ['ltr', 'PageUp', '-234px'],
        ['rtl', 'PageUp', '234px'],
        ['rtl', 'PageDown', '-234px'],
      ] as const) {
        clearPage();
        document.body.dir = dir;
        const calendar = await show({ value: '2026-11-27' });
        calendar.focusDay();
        await press(key);
        const [animation] = calendar.shadowRoot!.querySelector('tbody')!.getAnimations();
        expect((animation!.effect as KeyframeEffect).getKeyframes()[0]!.translate, `${dir} ${key}`).to.equal(from);
      }
    });

    it('stays still for those who want it so, and within a month', async () => {
      const calendar = await show({ value: '2026-11-27' });
      calendar.focusDay();
      await press('PageDown');
      expect(calendar.shadowRoot!.getAnimations().length).to.equal(0);
      expect(calendar.shadowRoot!.querySelectorAll('table').length).to.equal(1);
      await setMedia({});
      await press('ArrowUp');
      expect(calendar.shadowRoot!.querySelector('tbody')!.getAnimations().length).to.equal(0);
    });
  });
});
