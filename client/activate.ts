// What the extension does in VS Code, the same on a desktop and in a browser: starts the server, shows what it says.
import * as vscode from 'vscode';
import type { CouvertureMessage, InitializationOptions, PlanParams, Referentiels } from '../server/protocol.js';
import { couverture, plan, referentiels } from '../server/protocol.js';
import { Alive, type Host } from './alive.js';
import { extend } from './apercu.js';
import { asking } from './asking.js';
import { Cadres } from './cadres.js';
import { runnableCommands } from './commands.js';
import { showCouverture } from './couverture.js';
import { dropOnCritere, offerDrops } from './depots.js';
import { Dossiers } from './dossiers.js';
import { tidyEditor } from './entete.js';
import { tellSteps } from './etapes.js';
import { answerFiles } from './files.js';
import { offerGestures } from './gestes.js';
import { offerInformations } from './informations.js';
import { offerInsertions } from './inserer.js';
import type { MarkdownIt } from './markdown-it.js';
import { offerMatrice } from './matrice.js';
import { offerNewDossier } from './nouveau.js';
import { offerPackTools, packOf, packPattern, packSelector } from './paquets.js';
import { findingPlaces, openPlace } from './place.js';
import { showPlan } from './plan.js';
import type { OuvrirFichiers } from './relecture/fichiers.js';
import { offerRelecture } from './relecture/index.js';
import { walkMarks } from './reperes.js';
import { Status } from './status.js';

/** Files the extension acts on; nothing of it shows anywhere else. */
export const selector = { language: 'markdown', pattern: '**/*.dep.md' };

/** What VS Code’s own Markdown preview asks for. */
export interface Offered {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Started by the first Markdown file; waits for a dossier before it starts anything. `disk`: files of this machine, where they are. */
export function activate(context: vscode.ExtensionContext, host: Host, disk?: OuvrirFichiers): Offered {
  const dossiers = new Dossiers();
  const cadres = new Cadres();
  let server: Alive | undefined;
  const started = (): Alive => {
    if (server) return server;
    server = start(context, host, dossiers, cadres);
    context.subscriptions.push(
      server,
      server.onDidChange((health) => {
        status.show(health);
        if (health.running) relecture.repeat();
      }),
    );
    return server;
  };
  const startFor = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(selector, document) > 0) started();
    else if (vscode.languages.match(packSelector, document) > 0)
      void packOf(document.uri).then((pack) => {
        if (!pack) return;
        started();
        void vscode.commands.executeCommand('setContext', 'dep.paquetOuvert', true);
      });
  };
  const ask = asking(started);
  const find = findingPlaces(ask, dossiers);
  const status = new Status(dossiers, find, selector);
  const relecture = offerRelecture(dossiers, ask, disk);
  context.subscriptions.push(
    dossiers,
    dossiers.onDidChange(() => cadres.follow(dossiers.partsAround)),
    showCouverture(dossiers, find, context.workspaceState, dropOnCritere, relecture.beside),
    showPlan(dossiers, find, context.workspaceState),
    status,
    openPlace(),
    offerInsertions(ask, selector),
    offerGestures(ask, dossiers, selector),
    offerDrops(ask, dossiers, selector),
    offerNewDossier(ask, dossiers),
    offerInformations(ask, dossiers),
    offerMatrice(ask, dossiers, context.extensionUri),
    tidyEditor(dossiers),
    walkMarks(selector),
    tellSteps(dossiers),
    offerPackTools(ask, cadres),
    relecture,
  );
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
  vscode.workspace.textDocuments.forEach(startFor);
  return { extendMarkdownIt: (md) => extend(md, cadres.of, (document) => dossiers.around(document as vscode.Uri)) };
}

function start(context: vscode.ExtensionContext, host: Host, dossiers: Dossiers, cadres: Cadres): Alive {
  const watchers = [selector.pattern, packPattern].map((one) => vscode.workspace.createFileSystemWatcher(one));
  const initializationOptions: InitializationOptions = { fs: true, resync: true };
  context.subscriptions.push(...watchers);
  return new Alive(
    host,
    {
      documentSelector: [selector, ...packSelector],
      synchronize: { fileEvents: watchers },
      initializationOptions,
      diagnosticCollectionName: 'dep',
      // Markdown's headings are the Outline: a second provider would make a second group of it.
      middleware: { provideDocumentSymbols: () => [] },
    },
    (client, guard) => {
      client.registerFeature(runnableCommands);
      return [
        ...answerFiles(client, (uri) => guard.aside.includes(uri)),
        client.onNotification(couverture, (params: CouvertureMessage) => dossiers.receive(params)),
        client.onNotification(plan, (params: PlanParams) => dossiers.receivePlan(params)),
        client.onNotification(referentiels, (params: Referentiels) => cadres.receive(params.referentiels)),
      ];
    },
    () => context.extensionMode !== vscode.ExtensionMode.Development,
  );
}
