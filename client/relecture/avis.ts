// The grid of avis: a verdict and a sentence on each criterion, beside the couverture.
import * as vscode from 'vscode';
import { capital, french } from '../../core/french.js';
import { type AvisDonne, verdicts } from '../../core/relecture/index.js';
import { fold } from '../../core/text.js';
import { type CouvertureNode, type CriteresDuDossier, criteres as criteresDu } from '../../server/protocol.js';
import type { Ask } from '../asking.js';
import type { Beside } from '../couverture.js';
import type { Dossiers } from '../dossiers.js';
import { moi } from './moi.js';
import type { Relectures } from './relectures.js';
import { ajouter, criteres, garderTous } from './remarques.js';
import type { Suivi } from './suivi.js';

/** What is shown beside a criterion of the couverture, and never counted with it. */
export class AvisBeside implements Beside, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  /** Fingerprints of the criteria of the dossier that is shown, where it has avis. */
  private known: { readonly racine: string; readonly empreintes: Readonly<Record<string, string>> } = {
    racine: '',
    empreintes: {},
  };
  private shown = 0;
  private seen: readonly AvisDonne[] = [];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly relectures: Relectures,
    dossiers: Dossiers,
    private readonly ask: Ask,
  ) {
    this.listening = vscode.Disposable.from(
      dossiers.onDidChange(() => void this.look()),
      relectures.onDidChange((suivi) => {
        // Typing moves threads, and says nothing new of the avis.
        if (suivi && suivi === relectures.current && suivi.relecture.avis !== this.seen) void this.look();
      }),
    );
  }

  /** « avis à revoir : convaincant · auto-évaluation : à étoffer », and each with its author and sentence; or nothing. */
  of({ id, genre }: CouvertureNode): { readonly court: string; readonly entier: string } {
    if (genre !== 'critere') return { court: '', entier: '' };
    const { current } = this.relectures;
    const own = (current?.relecture.avis ?? []).filter((one) => fold(one.critere) === fold(id));
    const now = this.known.racine === current?.params.racine ? this.known.empreintes[id] : undefined;
    const said = own.map(({ auteur, verdict, corps, empreinte }) => {
      const changed = now !== undefined && now !== empreinte;
      const sentence = corps.trim() === '' ? '' : french(`, « ${corps.trim()} »`);
      return {
        court: french(
          `${auteur.role === 'candidat' ? 'auto-évaluation' : 'avis'}${changed ? ' à revoir' : ''} : ${verdicts[verdict]}`,
        ),
        entier: french(
          `${auteur.nom} (${auteur.role}) : ${verdicts[verdict]}${changed ? ' (à revoir : le texte a changé)' : ''}${sentence}`,
        ),
      };
    });
    return {
      court: said.map(({ court }) => court).join(' · '),
      entier: said.map(({ entier }) => entier).join('\n'),
    };
  }

  dispose(): void {
    vscode.Disposable.from(this.listening, this.changed).dispose();
  }

  private async look(): Promise<void> {
    const { current } = this.relectures;
    this.seen = current?.relecture.avis ?? [];
    const given = this.seen.length;
    if (current && given > 0) {
      const { racine } = current.params;
      this.known = { racine, empreintes: (await this.ask<CriteresDuDossier | null>(criteresDu, racine))?.empreintes ?? {} };
    }
    if (given > 0 || this.shown > 0) this.changed.fire();
    this.shown = given;
  }
}

/** An avis that is known already: nothing is asked then. */
interface Dit {
  readonly verdict: keyof typeof verdicts;
  readonly corps: string;
}

/** Registers the command; it lives until the result is disposed. */
export function offerAvis(relectures: Relectures, ask: Ask): vscode.Disposable {
  return vscode.commands.registerCommand('dep.relecture.avis', async (critere?: unknown, dit?: Partial<Dit>) => {
    const suivi = relectures.current;
    // A line of the « Couverture » view is its identifier.
    if (suivi) await donner(suivi, ask, typeof critere === 'string' ? critere : undefined, dit);
  });
}

async function donner(suivi: Suivi, ask: Ask, about: string | undefined, dit: Partial<Dit> | undefined): Promise<void> {
  if (!(await moi())) return;
  const critere =
    about ?? (await vscode.window.showQuickPick(criteres(suivi), { title: 'Donner un avis', matchOnDescription: true }))?.id;
  if (critere === undefined) return;
  const known = await ask<CriteresDuDossier | null>(criteresDu, suivi.params.racine);
  const empreinte = known?.empreintes[critere];
  if (empreinte === undefined) return;
  // The text that the avis is about is the one that is read now, not the one at the end of the questions.
  const lus = await suivi.textes();
  const { verdict, corps } = dit?.verdict && dit.corps !== undefined ? (dit as Dit) : ((await demander(critere)) ?? {});
  if (verdict === undefined || corps === undefined) return;
  const vus = await garderTous(suivi, lus);
  await ajouter(suivi, { type: 'avis', critere, verdict, empreinte, corps: corps.trim(), vus });
  await suivi.relire();
}

async function demander(critere: string): Promise<Dit | undefined> {
  const verdict = await vscode.window.showQuickPick(
    (Object.keys(verdicts) as (keyof typeof verdicts)[]).map((id) => ({ label: capital(verdicts[id]), id })),
    {
      title: `Votre avis sur ${critere} (1 sur 2)`,
      placeHolder: 'Ce que les preuves de ce critère montrent aujourd’hui',
      ignoreFocusOut: true,
    },
  );
  if (!verdict) return undefined;
  const prompt = 'Une phrase pour dire pourquoi, si vous le voulez';
  const corps = await vscode.window.showInputBox({ title: `Votre avis sur ${critere} (2 sur 2)`, prompt, ignoreFocusOut: true });
  return corps === undefined ? undefined : { verdict: verdict.id, corps };
}
