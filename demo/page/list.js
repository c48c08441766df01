/** The gallery: each widget's file, its name, and what to try. */
export const GALLERY = [
  ['flight-choice', 'Flight choice', 'Choose one: the server streams the widget with your choice in it.'],
  ['report', 'Report', 'Charts and a table of one set of numbers. Choose another year: only the numbers are sent.'],
  [
    'new-task',
    'New task',
    'Its texts are its fields. Try “Tag and publish”, which the list has already: the server throws FieldErrors.',
  ],
  ['playlist', 'Playlist', 'Play and stop: only the rows concerned are sent.'],
  ['player-card', 'Player card', 'Dark whatever the page is. Follow and unfollow.'],
  ['order-confirmation', 'Order confirmation', 'Place it: the item is replaced by the confirmed one.'],
  ['purchase', 'Purchase', 'Choose more bags: the server works out the total while you go on.'],
  ['weather', 'Weather', 'A gradient for each theme. Refresh asks for the next forecast.'],
  ['summary', 'Summary', 'The text comes word by word, into one Text of the tree.'],
  ['guide', 'Guide', 'A document in Markdown, written word by word: finished blocks stay, what is half written waits.'],
  ['team-list', 'Team list', 'Rows are buttons, and so is what is in them. A wave is answered in one reply.'],
  ['feedback', 'Feedback', 'Search the stops. A rough ride needs a few words, and a tick asks for your address.'],
  ['agenda', 'Agenda', 'Join is handled by this page; nothing is sent.'],
  ['delivery', 'Delivery', 'Slow on purpose: four seconds, and the whole widget waits.'],
  ['invoice', 'Invoice', 'Fails on purpose: the card once, the bank always.'],
  [
    'timetable',
    'Timetable',
    'A table whose cells reach over rows. Tap a line to see it alone; it scrolls where it is narrow.',
  ],
  ['quiz', 'Quiz', 'Each question goes and the next one comes: a Transition, still where less motion is wanted.'],
  ['place', 'Place', 'Save goes to the server, directions stay on the page.'],
  ['task', 'Task', 'Tick the steps off; no loading state, the answer just comes.'],
  [
    'event',
    'Event',
    'Let it end before it starts, or invite a hundred: the server says so at the field, and keeps the rest.',
  ],
  ['notifications', 'Notifications', 'Answered with one reply instead of a stream.'],
  ['receipt', 'Receipt', 'Folded after the purchase. Unfold it, save it as a file.'],
  ['suggestions', 'Suggestions', 'Basic: a widget without a frame.'],
];

/** Where a widget's file is. */
export const fileOf = (id) => `/demo/widgets/${id}.widget`;
