// Review in VS Code, tied together: stores, threads, tree, commands.
import * as vscode from 'vscode';
import { avisDesFormateurs } from '../../core/relecture/index.js';
import { type AvisParams, avis } from '../../server/protocol.js';
import type { Ask } from '../asking.js';
import type { Dossiers } from '../dossiers.js';
import { showRelecture } from './arbre.js';
import { AvisBeside, offerAvis } from './avis.js';
import { offerDepuis } from './depuis.js';
import { offerEchange } from './echange.js';
import { type OuvrirFichiers, parVSCode } from './fichiers.js';
import { Fils } from './fils.js';
import { Relectures } from './relectures.js';
import { offerRemarques } from './remarques.js';

/** Lives until it is disposed; `repeat` tells a new server what the former one knew. */
export interface RelectureOfferte extends vscode.Disposable {
  /** Avis of the criteria, for the « Couverture » view. */
  readonly beside: AvisBeside;
  repeat(): void;
}

/** Offers the review of the dossiers that are open. `disk`: what this host has better than VS Code’s files. */
export function offerRelecture(dossiers: Dossiers, ask: Ask, disk: OuvrirFichiers | undefined): RelectureOfferte {
  const relectures = new Relectures(dossiers, (folder) => (disk && folder.scheme === 'file' ? disk(folder) : parVSCode(folder)));
  const fils = new Fils(relectures);
  const beside = new AvisBeside(relectures, dossiers, ask);
  const told = new Map<string, string>();
  const tell = (): void => {
    for (const { params, relecture } of relectures.all) {
      const list = avisDesFormateurs(relecture).map(({ critere, verdict, empreinte }) => ({ critere, verdict, empreinte }));
      const said = JSON.stringify(list);
      if ((told.get(params.racine) ?? '[]') === said) continue;
      told.set(params.racine, said);
      void ask<null>(avis, { racine: params.racine, avis: list } satisfies AvisParams);
    }
  };
  const offered = vscode.Disposable.from(
    relectures.onDidChange(tell),
    beside,
    relectures,
    fils,
    showRelecture(relectures),
    offerRemarques(relectures, fils),
    offerEchange(relectures, ask),
    offerAvis(relectures, ask),
    offerDepuis(relectures),
  );
  return {
    beside,
    repeat() {
      told.clear();
      tell();
    },
    dispose: () => offered.dispose(),
  };
}
