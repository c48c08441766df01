/** What ends in a dot and letters and is the name of a file. */
const FILES =
  /\.(?:js|ts|jsx|tsx|mjs|cjs|md|mdx|py|rb|rs|go|sh|json|html?|css|scss|txt|csv|xml|ya?ml|toml|pdf|png|jpe?g|gif|svg|webp|zip|log|cpp|java|kt|php|sql|vue|env|lock|conf|ini|docx?|xlsx?|pptx?)$/i;

const WORD = /^(?:[a-z][a-z\d+.-]*:[\\/]*)?(?:[^\s\\/@]*@)?([^\s\\/?#:@]+)/i;

const DOMAIN = /^(?:[\p{L}\p{N}_-]+[.\u3002\uff0e\uff61])+\p{L}[\p{L}\p{N}-]+\.?$/u;

/** The hosts that a text seems to name. */
const hostsIn = (text: string): readonly string[] =>
  text.split(/[\s()<>[\]"'“”‘’,;]+/).flatMap((word) => {
    const host = WORD.exec(word)?.[1] ?? '';
    const hasScheme = /^(?:https?:|www\.)/i.test(word);
    const isName = DOMAIN.test(host.replace(/[.:!?]+$/, '')) && !FILES.test(host);
    return hasScheme || isName || (word.includes('@') && word.includes('.')) ? host.replace(/[.:!?]+$/, '') : [];
  });

const plain = (host: string): string => host.toLowerCase().replace(/^www\./, '');

/** Where a link really leads, where its words name another host; undefined where they do not mislead. */
export const shownHostOf = (words: string, url: URL): string | undefined => {
  const target = url.hostname || url.pathname.slice(url.pathname.lastIndexOf('@') + 1);
  const hosts = hostsIn(words);
  const isHonest = hosts.every((host) => plain(host) === plain(target)) && (!url.username || hosts.length === 0);
  return isHonest ? undefined : target;
};
