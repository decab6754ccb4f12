// What every scripted page shares; the rest of a page's behaviour is its own modules.
import './htmx-glue.js';
import './relative-time.js';
import './shortcuts.js';
import './palette.js';
import './dialogs.js';
import './moment.js';
import './suggest.js';
