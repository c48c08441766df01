/** Every icon of lucide in parts, each a file of its own: what is loaded is one of these, whatever a name says. */
const PARTS: readonly (() => Promise<{ readonly PATHS: Readonly<Record<string, string>> }>)[] = [
  () => import('./lucide/0.js'),
  () => import('./lucide/1.js'),
  () => import('./lucide/2.js'),
  () => import('./lucide/3.js'),
  () => import('./lucide/4.js'),
  () => import('./lucide/5.js'),
  () => import('./lucide/6.js'),
  () => import('./lucide/7.js'),
  () => import('./lucide/8.js'),
  () => import('./lucide/9.js'),
  () => import('./lucide/10.js'),
  () => import('./lucide/11.js'),
  () => import('./lucide/12.js'),
  () => import('./lucide/13.js'),
  () => import('./lucide/14.js'),
  () => import('./lucide/15.js'),
];

/** The path of an icon of lucide by its name, an old one too; undefined where there is none. */
export const lucidePathOf = async (name: string): Promise<string | undefined> => {
  const part = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PARTS.length;
  const { PATHS } = await PARTS[part]!();
  return Object.hasOwn(PATHS, name) ? PATHS[name] : undefined;
};
