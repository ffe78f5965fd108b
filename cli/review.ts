// `dep review …`: the review of a dossier without an editor: what it says, its copy to send, its check, its end.
import { readFile, writeFile } from 'node:fs/promises';
import { analyse, type Choix, empreinte, french, LineIndex, partiesDesCompetences, plural } from '../core/index.js';
import { type Fil, libelle, lieuDe, type Matiere, plier, type Refus, synthese, titresAutour } from '../core/relecture/index.js';
import { Depot } from '../relecture/depot.js';
import { disque } from '../relecture/disque.js';
import { places } from '../relecture/places.js';
import { type Located, suffix } from '../server/gather.js';
import { findDossiers, pathOf } from './files.js';
import { deliver } from './matrice.js';
import { json, type Output, wrap } from './output.js';

/** What the command is told. */
export interface ReviewOptions {
  readonly choix: Choix;
  readonly format: 'texte' | 'json' | 'html';
  readonly confirme: 'oui' | 'non';
  /** Where a page goes, when it is not printed. */
  readonly sortie: string | undefined;
}

interface Task extends ReviewOptions {
  readonly located: Located;
  readonly depot: Depot;
  readonly files: readonly string[];
  readonly output: Output;
}

const actions: Readonly<Record<string, (task: Task) => Promise<0 | 1 | 2>>> = {
  list,
  export: send,
  import: take,
  purge,
  verify,
  synthese: sum,
};

/** Runs `dep review <action> <dossier> [fichiers…]`; the exit code. */
export async function review(words: readonly string[], options: ReviewOptions, output: Output): Promise<0 | 1 | 2> {
  const [name = '', path, ...files] = words;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action || path === undefined) {
    output.error(
      `Écrivez par exemple : dep review list mon-dossier.dep.md (ou ${Object.keys(actions).slice(1).join(', ')} à la place de list).`,
    );
    return 2;
  }
  const { dossiers, refusals } = await findDossiers([path], options.choix);
  for (const { chemin, raison } of refusals) output.error(`${chemin} : ${raison}`);
  const [located] = dossiers;
  if (!located || dossiers.length > 1) {
    if (located) output.error('Il y a plusieurs dossiers ici : dites lequel.');
    return 2;
  }
  const depot = new Depot(disque(located.folder.fsPath), located.dossier.racine.chemin.slice(0, -suffix.length));
  try {
    return await action({ ...options, located, depot, files, output });
  } catch {
    output.error('La relecture de ce dossier ne peut pas être lue ou modifiée. Vérifiez que vous en avez le droit.');
    return 2;
  }
}

async function read({ depot, located }: Task) {
  const { lus, refus } = await depot.lire();
  const relecture = plier(lus);
  const texts = new Map(located.dossier.fichiers.map((one) => [one.chemin, one.texte]));
  return { relecture, refus, where: await places(depot, relecture.fils, texts) };
}

async function list(task: Task): Promise<0> {
  const { located, output, format } = task;
  const { relecture, refus, where } = await read(task);
  const fils = relecture.fils.filter((one) => !one.supprime);
  const lines = new Map(located.dossier.fichiers.map((one) => [one.chemin, new LineIndex(one.texte)]));
  const lieu = (fil: Fil) => lieuDe(fil, where.get(fil.id));
  const lineOf = (fil: Fil): number | undefined => {
    const place = where.get(fil.id);
    return place && 'span' in place ? (lines.get(place.fichier)?.at(place.span.start).line ?? 0) + 1 : undefined;
  };
  if (format === 'json') {
    const all = fils.map((fil) => ({ ...fil, place: lieu(fil), ligne: lineOf(fil) }));
    output.print(json({ fils: all, avis: relecture.avis, refus }));
    return 0;
  }
  const width = Math.max(40, (output.width ?? 100) - 4);
  const out = [
    `${pathOf(located, located.dossier.racine.chemin)} — ${plural(fils.length, 'fil de remarques', 'fils de remarques')}`,
  ];
  for (const fil of fils) {
    const line = lineOf(fil);
    const at = line === undefined ? '' : `, ligne ${line}`;
    const { fichier } = where.get(fil.id) ?? fil.cible;
    const file = fichier === '' ? 'premier message pas encore reçu' : pathOf(located, fichier);
    const { exact } = fil.cible.ancre ?? fil.origine.ancre ?? {};
    out.push('', `  ${libelle({ fil, lieu: lieu(fil) })} — ${file}${at}`);
    // Where the passage is not what it was, its words are all there is to know it by.
    if (exact !== undefined && lieu(fil) !== 'place') out.push(...wrap(french(`« ${exact} »`), width).map((one) => `    ${one}`));
    for (const { auteur, at, corps } of fil.commentaires.filter((one) => !one.supprime))
      for (const one of wrap(`${french(`${auteur.nom} (${auteur.role}), ${at.slice(0, 10)} :`)} ${corps}`, width))
        out.push(`    ${one}`);
    if (fil.plusRecents > 0)
      out.push(`    ${plural(fil.plusRecents, 'ajout vient', 'ajouts viennent')} d’une version plus récente de cet outil.`);
  }
  output.print(out.join('\n'));
  if (refus.length > 0)
    output.error(`${plural(refus.length, 'fichier mis', 'fichiers mis')} de côté : voyez « dep review verify ».`);
  return 0;
}

async function send({ located, depot, files, output }: Task): Promise<0 | 2> {
  const [path = `${pathOf(located, located.dossier.racine.chemin).slice(0, -suffix.length)}.relecture.json`] = files;
  const text = await depot.exporter();
  const failed = await writeFile(path, text, { flag: 'wx' }).catch((error: { code?: string }) => error);
  if (failed) {
    const there = failed.code === 'EEXIST';
    output.error(`${path} : ${there ? 'ce fichier existe déjà. Donnez un autre nom.' : 'ce fichier n’a pas pu être écrit.'}`);
    return 2;
  }
  output.print(
    french(`${path} : la relecture est dans ce fichier. Elle parle de personnes : ne l’envoyez qu’à qui doit la lire.`),
  );
  return 0;
}

async function take({ depot, files, output }: Task): Promise<0 | 2> {
  if (files.length === 0) output.error('Dites quel fichier prendre : dep review import mon-dossier.dep.md recu.relecture.json');
  let code: 0 | 2 = files.length === 0 ? 2 : 0;
  for (const path of files) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const done = text === undefined ? { echec: 'ce fichier ne peut pas être lu.' } : await depot.importer(text);
    if ('echec' in done) {
      output.error(`${path} : ${done.echec}`);
      code = 2;
    } else {
      output.print(french(`${path} : ${plural(done.nouvelles, 'ajout', 'ajouts')}, ${done.connues} déjà là.`));
      if (tell(done.refus, output) > 0) code = 2;
    }
  }
  return code;
}

async function purge({ located, depot, confirme, output }: Task): Promise<0 | 2> {
  const name = pathOf(located, located.dossier.racine.chemin);
  if (confirme !== 'oui') {
    output.error(`Toute la relecture de ${name} sera effacée pour toujours. Ajoutez « --oui » si c’est ce que vous voulez.`);
    return 2;
  }
  await depot.purger();
  output.print(french(`${name} : il n’y a plus de relecture ici. Les copies que d’autres en ont sont à effacer chez eux.`));
  return 0;
}

async function verify({ depot, output, format }: Task): Promise<0 | 1> {
  const found = await depot.verifier();
  if (format === 'json') output.print(json(found));
  else {
    output.print(
      `${plural(found.evenements, 'ajout lu', 'ajouts lus')}, ${plural(found.textes, 'texte commenté', 'textes commentés')}.`,
    );
    tell(found.refus, output);
    for (const sha of found.manquants)
      output.error(`${sha} : ce texte commenté n’est pas là ; ses passages sont cherchés par ressemblance.`);
  }
  return found.refus.length + found.manquants.length > 0 ? 1 : 0;
}

function tell(refus: readonly Refus[], output: Output): number {
  for (const { nom, raison } of refus) output.error(`${nom} : mis de côté, ${raison}.`);
  return refus.length;
}

async function sum(task: Task): Promise<0 | 2> {
  const { format, sortie, output } = task;
  if (format === 'html') return deliver(synthese(await matter(task), 'html'), sortie, output);
  output.print(synthese(await matter(task)).trimEnd());
  return 0;
}

async function matter(task: Task): Promise<Matiere> {
  const { dossier, cadre } = task.located;
  const { relecture, where } = await read(task);
  const autour = titresAutour((chemin) => dossier.fichiers.find((one) => one.chemin === chemin)?.texte);
  const criteres = analyse(dossier, cadre).couverture.competences.flatMap((one) => one.criteres);
  return {
    titre: dossier.racine.entete.titre?.texte ?? dossier.racine.chemin,
    relecture,
    chapitres: cadre.referentiel.competences.map((one) => ({
      id: one.id,
      titre: one.court,
      criteres: [...one.ecrit, ...one.oral],
    })),
    parties: partiesDesCompetences(dossier),
    situer: (fil) => ({ lieu: lieuDe(fil, where.get(fil.id)), chemin: autour(fil, where.get(fil.id)) }),
    empreinteDe: (id: string): string | undefined => {
      const critere = criteres.find((one) => one.critere.id === id);
      return critere && empreinte(critere.exigences);
    },
  };
}
