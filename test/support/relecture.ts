// Events of invented reviews, for the tests: seeded ones for the properties, short ones to be read.
import fc from 'fast-check';
import { type Auteur, type Evenement, ecrireEvenement, type Lu, lireEvenement } from '../../core/relecture/index.js';
import type { Ajout } from '../../relecture/depot.js';

export const lea: Auteur = { nom: 'Léa', role: 'formateur' };
export const camille: Auteur = { nom: 'Camille', role: 'candidat' };
export const cible = { fichier: 'c1.dep.md' };

/** A remark on the whole of a file. */
export function remarque(corps: string): Ajout {
  return { type: 'commentaire', corps, genre: 'question', cible };
}

/** An event as the store would read it. */
export function lu(evenement: Evenement): Lu {
  const read = lireEvenement(ecrireEvenement(evenement));
  if ('refus' in read) throw new Error(read.refus);
  return read;
}

const text = fc.string({ unit: 'binary', maxLength: 40 });
const sha = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
/** Few identifiers, so that events meet: in a thread, as parents, as what is corrected, in circles too. */
const id = fc.integer({ min: 0, max: 12 }).map((rank) => `evenement-${rank}`);
const mot = fc.constantFrom('question', 'forme', 'C1.1', 'nouveau-genre');
const fichier = fc.constantFrom('dossier.dep.md', 'parties/c1.dep.md');
const vus = fc.array(fc.record({ fichier, texte: sha }), { maxLength: 3 });
const ancre = fc.record({
  exact: text,
  prefix: text.map((one) => one.slice(0, 60)),
  suffix: text.map((one) => one.slice(0, 60)),
  start: fc.nat(500),
  end: fc.nat(500),
  bloc: fc.array(text, { maxLength: 3 }),
});
const anchored = fc.record({ fichier, texte: sha, ancre }, { requiredKeys: ['fichier'] });
const verdict = fc.constantFrom('convaincant' as const, 'a-etoffer' as const, 'absent' as const);
const contenu: fc.Arbitrary<Ajout> = fc.oneof(
  fc.record(
    { type: fc.constant('commentaire' as const), corps: text, genre: mot, critere: mot, cible: anchored },
    { requiredKeys: ['type', 'corps', 'genre', 'cible'] },
  ),
  fc.record({ type: fc.constant('reponse' as const), corps: text }),
  fc.record({ type: fc.constant('modification' as const), de: id, corps: text }),
  fc.record({ type: fc.constantFrom('suppression' as const, 'restauration' as const), de: id }),
  fc.record({ type: fc.constantFrom('traite' as const, 'valide' as const, 'reouvert' as const) }),
  fc.record({ type: fc.constant('reancrage' as const), cible: anchored }),
  fc.record({ type: fc.constant('avis' as const), critere: mot, verdict, empreinte: text, corps: text, vus }),
  fc.record({ type: fc.constant('lecture' as const), vus }),
);
const auteur = fc.record({
  nom: fc.constantFrom('Léa', 'Camille', '\u202eaéL', 'x\u001b[2J'),
  role: fc.constantFrom('formateur', 'candidat'),
});

/** Any event. */
export const evenement: fc.Arbitrary<Evenement> = fc
  .tuple(
    fc.record({
      id,
      n: fc.nat(6),
      fil: id,
      at: fc.constantFrom('2026-11-24T10:15:30.123Z', '2016-11-24T10:15:30Z'),
      auteur,
      parents: fc.array(id, { maxLength: 3 }),
    }),
    contenu,
  )
  .map(([base, what]) => JSON.parse(JSON.stringify({ v: 1, ...base, ...what })) as Evenement);
