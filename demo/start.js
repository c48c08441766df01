// `npm start`, after the build: shows the demo on this machine until Ctrl-C.
import { createDemoServer, listen } from './server.js';

const wanted = Number(process.env.PORT ?? 8000);
const server = createDemoServer();
const port = await listen(server, Number.isInteger(wanted) ? wanted : 8000);
console.log(`ck-widgets demo: http://127.0.0.1:${port}/demo/\nCtrl-C ends it.`);

const end = () => {
  server.close();
  server.closeAllConnections();
};
process.once('SIGINT', end).once('SIGTERM', end);
