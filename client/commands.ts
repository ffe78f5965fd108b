// Tells the server which commands of this editor an answer may name.
import type { ClientCapabilities, StaticFeature } from 'vscode-languageclient';
import { type Experimental, suggerer, voirCouverture } from '../server/protocol.js';

/** To be registered on the client before it starts. */
export const runnableCommands: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities) {
    const mine: Experimental = { dep: { commands: [voirCouverture, suggerer] } };
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), ...mine };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
