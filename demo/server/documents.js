// What the demo's server writes and asks.

/** A guide in Markdown. */
export const GUIDE = `## What you need

- [x] 500 g of **wheat flour**, type 550
- [x] 10 g of salt
- [ ] a week of patience

Feed the starter each evening. It is ready when a spoonful of it *floats*.

| day | flour | water | how it looks    |
| --- | ----: | ----: | --------------- |
| 1   |  50 g |  50 g | like paste      |
| 3   |  50 g |  50 g | a few bubbles   |
| 6   | 100 g | 100 g | twice as high   |

### The loaf

1. Mix, and let it rest for an hour.
2. Fold it four times, half an hour apart.
3. Bake at 240 °C, with steam for the first 20 minutes.

\`\`\`sh
oven --heat 240 --steam 20m --then 25m
\`\`\`

> A loaf that is cut while it is warm is eaten while it is warm.

More in [the long version](https://example.com/sourdough).
`;

/** The questions of the quiz, in their order, with the id of the right answer. */
export const QUESTIONS = [
  {
    text: 'How many tides has a day?',
    right: 'two',
    answers: [
      { id: 'one', label: 'One high, one low' },
      { id: 'two', label: 'Two high, two low' },
      { id: 'four', label: 'Four of each' },
    ],
  },
  {
    text: 'Which side of a ship is port, looking ahead?',
    right: 'left',
    answers: [
      { id: 'left', label: 'The left' },
      { id: 'right', label: 'The right' },
    ],
  },
  {
    text: 'What does a bell buoy ring with?',
    right: 'waves',
    answers: [
      { id: 'clock', label: 'A clock inside' },
      { id: 'waves', label: 'The waves' },
      { id: 'keeper', label: 'A keeper, on foot' },
      { id: 'gulls', label: 'Gulls' },
    ],
  },
];

/** The numbers of the report, year by year. */
export const REPORTS = {
  2025: {
    total: '3.87 M',
    best: 'May',
    share: '27 %',
    months: [
      ['Jan', 70, 204, 270],
      ['Feb', 78, 207, 280],
      ['Mar', 86, 219, 290],
      ['Apr', 101, 238, 300],
      ['May', 122, 244, 320],
      ['Jun', 119, 240, 330],
    ],
    lines: [
      { name: 'Tram 15', riders: '1,060,500', change: '+1.2 %', isUp: true },
      { name: 'Ferry F2', riders: '615,000', change: '+9.8 %', isUp: true },
      { name: 'Tram 28', riders: '322,900', change: '+0.3 %', isUp: true },
    ],
  },
};
