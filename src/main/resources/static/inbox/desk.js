// The desk: what its parts are, each in a file of its own.
import './columns.js';
import './keys.js';
import './thread.js';
import './pictures.js';
import './composer.js';
import './live.js';
import './around.js';
