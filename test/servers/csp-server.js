const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <title>A page with a strict policy</title>
    <script type="module" src="/dist/ck-widgets.js"></script>
  </head>
  <body></body>
</html>`;

/** Serves, under /__csp/, a page with the strictest policy that widgets have to work with; it loads the built file. */
export default {
  name: 'csp-server',
  serve({ path, response }) {
    if (path !== '/__csp/') return undefined;
    response.set('content-security-policy', POLICY);
    return { body: PAGE, type: 'html' };
  },
};
