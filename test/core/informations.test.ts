// One value of a front matter, changed to the byte: each way of writing it, then any value in any front matter.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits, type CleDInformation, informations, readFichier, setInformation, statuts } from '../../core/index.js';
import { analyseText } from '../support/core.js';

/** The text once a key says something; undefined when it is refused. */
function set(texte: string, cle: CleDInformation, valeur: string): string | undefined {
  const fichier = readFichier('dossier.dep.md', texte);
  const edits = setInformation(fichier, cle, valeur);
  return edits && applyEdits(fichier, edits);
}

const cases: readonly (readonly [before: string, cle: CleDInformation, valeur: string, after: string | undefined])[] = [
  ['', 'titre', 'Apprendre', '---\ntitre: Apprendre\n---\n'],
  ['# Introduction\n', 'candidat', 'Camille R.', '---\ncandidat: Camille R.\n---\n\n# Introduction\n'],
  ['\n# Introduction', 'titre', 'A', '---\ntitre: A\n---\n\n# Introduction'],
  ['\ufeff# I\r\n', 'titre', 'A', '\ufeff---\r\ntitre: A\r\n---\r\n\r\n# I\r\n'],
  ['---\npas fermé\n', 'titre', 'A', '---\ntitre: A\n---\n\n---\npas fermé\n'],
  ['---\n---\nTexte', 'titre', 'A', '---\ntitre: A\n---\nTexte'],
  ['---\ntitre: A\n---\n', 'titre', 'A', '---\ntitre: A\n---\n'],
  ['---\ntitre: A\n---\n', 'titre', ' A\n B ', '---\ntitre: A  B\n---\n'],
  ['---\ntitre: A # le mien\n---\n', 'titre', 'B', '---\ntitre: B # le mien\n---\n'],
  ['---\ntitre: "A"\n---\n', 'titre', 'B', '---\ntitre: "B"\n---\n'],
  ["---\ntitre: 'A'\n---\n", 'titre', "L’an d'avant", "---\ntitre: 'L’an d''avant'\n---\n"],
  ['---\ntitre: A\n---\n', 'titre', 'C4 : l’équipe', '---\ntitre: "C4 : l’équipe"\n---\n'],
  ['---\ntitre: A\n---\n', 'titre', '#1 "dit"', '---\ntitre: "#1 \\"dit\\""\n---\n'],
  ['---\ntitre: A\n---\n', 'titre', 'non', '---\ntitre: "non"\n---\n'],
  ['---\ntitre: A\n---\n', 'titre', '2026', '---\ntitre: "2026"\n---\n'],
  ['---\ntitre: A\n---\n', 'titre', '', '---\ntitre: \n---\n'],
  ['---\ntitre: # à trouver\n---\n', 'titre', 'A', '---\ntitre: A # à trouver\n---\n'],
  ['---\ntitre:\nstatut: brouillon\n---\n', 'titre', 'A', '---\ntitre: A\nstatut: brouillon\n---\n'],
  ['---\ntitre: >\n  long\n  titre\nstatut: x\n---\n', 'titre', 'A', '---\ntitre: A\nstatut: x\n---\n'],
  [
    '---\ntitre: A\nparties:\n  - c1.dep.md\n---\n',
    'statut',
    'remise',
    '---\ntitre: A\nstatut: remise\nparties:\n  - c1.dep.md\n---\n',
  ],
  ['---\n# note\nparties: [c1.dep.md]\n---\n', 'candidat', 'A', '---\ncandidat: A\n# note\nparties: [c1.dep.md]\n---\n'],
  ['---\r\ndossier: x\r\nstatut: a\r\n---\r\n', 'candidat', 'A', '---\r\ndossier: x\r\ncandidat: A\r\nstatut: a\r\n---\r\n'],
  ['---\ntitre : A\n---\n', 'titre', 'B', '---\ntitre : B\n---\n'],
  ['---\ntitre\u00a0: A\n---\n', 'titre', 'B', '---\ntitre\u00a0: B\n---\n'],
  ['---\n{titre: A, statut: b}\n---\n', 'titre', 'B, C', '---\n{titre: "B, C", statut: b}\n---\n'],
  ['---\n{titre: A}\n---\n', 'statut', 'b', undefined],
  ['---\ntitre: C4 : l’équipe\n---\n', 'titre', 'B', undefined],
  ['---\njuste une phrase\n---\n', 'titre', 'B', undefined],
];

describe('informations of a dossier', () => {
  for (const [before, cle, valeur, after] of cases) {
    it(`${JSON.stringify(before)} ${cle}: ${JSON.stringify(valeur)}`, () => assert.equal(set(before, cle, valeur), after));
  }

  it('are read in words, with the statut of the référentiel', () => {
    const said = (text: string): string[] => informations(analyseText(text)).map(({ titre, valeur }) => `${titre}=${valeur}`);
    assert.deepEqual(said('# Introduction\n'), ['Candidat=', 'Titre=', 'Statut=brouillon']);
    assert.deepEqual(said('---\ncandidat: A\nstatut: Prêt à remettre\n---\n'), [
      'Candidat=A',
      'Titre=',
      'Statut=prêt à remettre',
    ]);
  });

  it('what is missing is told before one goes forward, never before one goes back', () => {
    const told = (statut: string): string[] =>
      statuts(analyseText(`---\nstatut: ${statut}\n---\n# C1\n`)).map((one) => `${one.statut.id} ${one.manques.length > 0}`);
    assert.deepEqual(told('brouillon'), ['brouillon false', 'relecture true', 'remise true']);
    assert.deepEqual(told('remise'), ['brouillon false', 'relecture false', 'remise false']);
  });

  it('any value, in any front matter: it reads as it was typed, and every other line is the same', () => {
    const words = fc.oneof(
      fc.constantFrom(
        'A',
        'Camille R.',
        'C4 : l’équipe',
        'oui',
        '"',
        "l'an",
        '# x',
        '- y',
        '[z',
        '12',
        'é\u00a0!',
        '\\',
        '*a',
        '&b',
        '%',
        '| c',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const lines = fc.subarray([
      '# note',
      'dossier: x',
      'titre: "T"',
      "candidat: 'C' # lui",
      'statut: brouillon',
      'parties:\n  - a.dep.md',
    ]);
    const holds = ([mark, eol, own, cle, valeur]: readonly [
      string,
      string,
      readonly string[],
      CleDInformation,
      string,
    ]): void => {
      const before = `${mark}${['---', ...own, '---', '# C1', 'Texte', ''].join('\n').replaceAll('\n', eol)}`;
      const after = set(before, cle, valeur);
      assert.ok(after !== undefined, 'it is written');
      const wanted = valeur.replace(/[\r\n\t]+/g, ' ').trim();
      assert.equal(readFichier('d', after).entete[cle]?.texte ?? '', wanted);
      const others = (text: string): string[] => text.split(eol).filter((line) => !line.startsWith(`${cle}:`));
      assert.deepEqual(others(after), others(before));
      assert.equal(set(after, cle, valeur), after, 'said again, it changes nothing');
    };
    fc.assert(
      fc.property(
        fc.tuple(
          fc.constantFrom('', '\ufeff'),
          fc.constantFrom('\n', '\r\n'),
          lines,
          fc.constantFrom<CleDInformation>('titre', 'candidat', 'statut'),
          words,
        ),
        holds,
      ),
      { numRuns: 500 },
    );
  });
});
