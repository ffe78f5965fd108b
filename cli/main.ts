// The terminal's entry: words of the command line → one command → an exit code.
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { choixParmi, french } from '../core/index.js';
import { loadCadres } from './cadre.js';
import { check, examine, type Task } from './check.js';
import { coverage } from './coverage.js';
import { matrix } from './matrice.js';
import { modele } from './modele.js';
import { make } from './new.js';
import { type Output, printable, terminal } from './output.js';
import { pack } from './pack.js';
import { review } from './review.js';
import { serve } from './serve.js';
import { serveThread } from './threads.js';
import { usage } from './usage.js';

/** The options that have an effect on every command, and on each: the others would be swallowed in silence. */
const everywhere: readonly string[] = ['help', 'lecture', 'paquet'];
const optionsOf = new Map<string, readonly string[]>([
  ['check', ['format', 'statut', 'fix']],
  ['coverage', ['format', 'statut', 'sortie']],
  ['new', ['candidat', 'titre', 'plusieurs', 'complet', 'avec']],
  ['modele', []],
  ['pack', ['sortie']],
  ['review', ['format', 'oui', 'sortie']],
  ['serve', ['stdio']],
]);

/** 0: nothing to say at warning or above; 1: findings; 2: cannot do it. */
export async function main(argv: readonly string[], to: Output): Promise<0 | 1 | 2> {
  const output: Output = {
    width: to.width,
    print: (text) => to.print(printable(text)),
    error: (text) => to.error(printable(french(text))),
    progress: (text) => to.progress(text),
  };
  const parsed = read(argv);
  if (typeof parsed === 'string') {
    output.error(parsed);
    return 2;
  }
  const { values, positionals } = parsed;
  const [command, ...paths] = positionals;
  const mots = { lectures: values.lecture ?? [], paquets: values.paquet ?? [] };
  const cadres = await loadCadres(mots);
  if ('erreurs' in cadres) {
    for (const erreur of cadres.erreurs) output.error(erreur);
    return 2;
  }
  const [cadre] = cadres.valeur;
  if (values.help === true || command === undefined || command === 'aide') {
    output.print(usage(cadre));
    return command === undefined && values.help !== true ? 2 : 0;
  }
  const { statut, format = 'texte' } = values;
  const own = optionsOf.get(command);
  const idle = Object.keys(values).find((one) => own && !everywhere.includes(one) && !own.includes(one));
  if (idle !== undefined) {
    const owners = [...optionsOf].filter(([, options]) => options.includes(idle)).map(([one]) => one);
    output.error(`L’option « --${idle} » ne va qu’avec « ${owners.join(' » ou « ')} ».`);
    return 2;
  }
  if (values.sortie !== undefined && command !== 'pack' && format !== 'html') {
    output.error(`L’option « --sortie » ne va, avec « ${command} », qu’avec « --format html ».`);
    return 2;
  }
  const choix = choixParmi(cadres.valeur);
  const relire = { choix, confirme: values.oui === true ? 'oui' : 'non', sortie: values.sortie } as const;
  const statuts = [...new Set(cadres.valeur.flatMap((one) => one.referentiel.statuts.map(({ id }) => id)))];
  if (statut !== undefined && !statuts.includes(statut)) {
    output.error(`Le statut « ${statut} » n’existe pas. Choisissez ${statuts.join(', ')}.`);
    return 2;
  }
  if (format === 'html' && command === 'coverage')
    return matrix(paths, { choix, ...(statut === undefined ? {} : { statut }) }, values.sortie, output);
  if (format === 'html' && command === 'review' && paths[0] === 'synthese') return review(paths, { ...relire, format }, output);
  if (format !== 'texte' && format !== 'json') {
    output.error(`Le format « ${format} » n’existe pas. Choisissez texte ou json${command === 'coverage' ? ', ou html' : ''}.`);
    return 2;
  }
  const corrections = values.fix === true ? 'faire' : 'laisser';
  const options = { choix, mots, format, corrections, ...(statut === undefined ? {} : { statut }) } as const;
  switch (command) {
    case 'check':
      return check(paths, options, output);
    case 'coverage':
      return coverage(paths, options, output);
    case 'new': {
      const { candidat = '', titre = '', avec = [] } = values;
      const contenu = values.complet === true ? 'complet' : 'parties';
      const fichiers = values.plusieurs === true ? 'plusieurs' : 'un';
      return make(paths, { cadre: choix(undefined), candidat, titre, fichiers, contenu, avec }, output);
    }
    case 'modele':
      return modele(paths, choix(undefined), output);
    case 'pack':
      return pack(paths, { cadre, sortie: values.sortie }, output);
    case 'review':
      return review(paths, { ...relire, format }, output);
    case 'serve':
      if (values.stdio === true) return serve();
      output.error('Ajoutez « --stdio » : c’est par là que votre éditeur parle au serveur. Voyez docs/editeurs.md.');
      return 2;
    default:
      output.error(`La commande « ${command} » n’existe pas. Écrivez « dep --help » pour voir les commandes.`);
      return 2;
  }
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        statut: { type: 'string' },
        lecture: { type: 'string', multiple: true },
        paquet: { type: 'string', multiple: true },
        sortie: { type: 'string', short: 'o' },
        stdio: { type: 'boolean' },
        fix: { type: 'boolean' },
        candidat: { type: 'string' },
        titre: { type: 'string' },
        plusieurs: { type: 'boolean' },
        complet: { type: 'boolean' },
        avec: { type: 'string', multiple: true },
        oui: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const option = /'(-.*?)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    return french(
      `L’option « ${option.split(' ')[0]} » n’est pas connue ou il lui manque une valeur. Écrivez « dep --help » pour voir les options.`,
    );
  }
}

serveThread(async ({ mots, width, ...task }: Task) => {
  const cadres = await loadCadres(mots);
  if ('erreurs' in cadres) throw new Error(cadres.erreurs[0]);
  const options = { ...task, mots, choix: choixParmi(cadres.valeur), corrections: 'laisser' } as const;
  return (share) => examine(share, options, { ...terminal, width });
});

if (isMainThread && require.main === module) {
  // Whoever reads may stop first, as « | head » does: the work is done all the same, and its exit code tells the truth.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  void main(process.argv.slice(2), terminal).then((code) => {
    process.exitCode = code;
  });
}
