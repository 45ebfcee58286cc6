/**
 * `npm run suite:messages`: forges every message of the protocol from a foreign content script, a frame, web pages and
 * another extension. What a message says of itself in `utils/messaging.ts` is what it is held to.
 */
import { Verdict } from './kit/verdict.ts';
import { runMessages } from './messages/run.ts';

const verdict = new Verdict('messages');
await runMessages(verdict);
verdict.close();
