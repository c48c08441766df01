/** react-markdown with GFM as its users write it: a memoised component whose text grows, updates flushed at once. */
import { memo, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

const PLUGINS = [remarkGfm];

const Answer = memo(({ value }) => <ReactMarkdown remarkPlugins={PLUGINS}>{value}</ReactMarkdown>);

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'react-markdown',
  translate: (trees) => trees,
  translateChange: (change) => change,
  mount(container) {
    let append;
    const Growing = () => {
      const [value, set] = useState('');
      append = (delta) => flushSync(() => set((before) => before + delta));
      return <Answer value={value} />;
    };
    const root = createRoot(container);
    flushSync(() => root.render(<Growing />));
    return { append: (delta) => append(delta), unmount: () => root.unmount() };
  },
};
