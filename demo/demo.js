// The demo page. The library comes by its own script tag; this module only wires the page.
import '/dist/ck-widgets.dev.js';
import { startEditor } from './page/editor.js';
import { fillGallery, startOver } from './page/gallery.js';
import { startLog } from './page/log.js';
import { startToolbar } from './page/toolbar.js';

startLog();
const placed = fillGallery();
startToolbar(startOver);
await placed;
startEditor();
