/** How late a module is, in milliseconds. */
const LATE = 1000;

/**
 * Serves under `/__late/name/1/` what there is without that, but the module of that name late; and under `/__gone/name/1/`
 * the same without the module. The number is any: by another one, nothing is known from before.
 */
export default {
  name: 'late-server',
  async serve(context) {
    const [, kind, name, path = ''] = /^\/__(late|gone)\/([\w-]+)\/\d+(\/.+)$/.exec(context.path) ?? [];
    if (!kind) return undefined;
    const isIt = path.endsWith(`/${name}.ts`);
    if (isIt && kind === 'gone') {
      context.status = 404;
      return { body: '', type: 'text' };
    }
    if (isIt) await new Promise((resolve) => setTimeout(resolve, LATE));
    context.path = path;
    return undefined;
  },
};
