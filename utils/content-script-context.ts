/**
 * Stands in for WXT's class of that name (see `wxt.config.ts`). WXT's own announces each start to the page by an event
 * that carries the extension's id: any page could know its readers by it, and stop our scripts. Ours does nothing.
 */
export class ContentScriptContext {}
