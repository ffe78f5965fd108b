// A front matter of plain lines is read without the YAML parser, and says what the parser says.
import { strict as assert } from 'node:assert';
import { type Entete, readEntete } from '../../core/entete.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.SEED ?? 20261125);
const lines = [
  ...['dossier: facilitateur', 'titre: Un titre, « à deux »', 'candidat: Camille R.', 'statut: brouillon', 'parties:', 'titre:'],
  ...[
    '  - C1.dep.md',
    '- c2.dep.md',
    '  - un\u00a0deux',
    ' - null',
    '  -',
    '  suite',
    '',
    ' ',
    'titre: 12',
    'titre: Null',
    'autre: x',
  ],
  ...['statut: a: b', 'statut: a #b', 'statut:  deux', 'statut: fin ', 'statut:\u00a0x', 'candidat: [a]', "titre: L'an\\2", 'a'],
  ...[
    'dossier : x',
    'parties: x',
    'titre: été\ttab',
    '\ttitre: x',
    'titre: {',
    'statut: é\u2028à',
    '---',
    '...',
    'titre: "x"',
    '? a',
  ],
];

const comparable = (entete: Entete): unknown => ({ ...entete, erreurs: entete.erreurs.map(({ raison }) => raison) });

describe(`front matters (seed ${seed})`, () => {
  it('are read as the parser reads them, in 20,000 texts', () => {
    const below = random(seed);
    for (let run = 0; run < 20_000; run++) {
      const some = Array.from({ length: 1 + below(5) }, () => lines[below(lines.length)]);
      const yaml = some.join(below(4) === 0 ? '\r\n' : '\n');
      // A comment is for the parser; it is part of the place of an error about the whole.
      assert.deepEqual(comparable(readEntete(yaml, 4)), comparable(readEntete(`#\n${yaml}`, 2)), JSON.stringify(yaml));
    }
  });
});
