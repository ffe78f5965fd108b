// Live help for whoever writes a pack: what is proposed in a modèle and in a référentiel, at the cursor.
import { strict as assert } from 'node:assert';
import { apercu, completeModele, completeReferentiel, modeleNeuf, type Probleme } from '../../core/index.js';
import { readModele } from '../../core/paquet/modele.js';
import { verifyModele } from '../../core/paquet/verifier.js';
import { cadreApapp } from '../support/core.js';

const cadre = cadreApapp();
const head = '---\nid: essai\ntitre: Essai\nnature: outil\n---\n\n';

const inModele: readonly (readonly [string, string])[] = [
  ['---\n<|>\n---\n', 'id | titre | prefixe | …'],
  ['---\nid: essai\nti<|>\n---\n', 'titre | prefixe | description | …'],
  ['---\nid: essai\nnature: <|>\n---\n', 'situation | parcours | retour | …'],
  ['---\nid: essai\ncriteres: [C1.1, <|>]\n---\n', 'C1.1 | C1.2 | C1.3 | …'],
  ['---\nid: essai\ncriteres:\n  - <|>\n---\n', 'C1.1 | C1.2 | C1.3 | …'],
  ['---\nid: essai\npartie: <|>\n---\n', 'S.intro | S.C1 | S.C2 | …'],
  ['---\nid: essai\ntitre: <|>\n---\n', 'nothing'],
  [`${head}:::<|>\n`, 'Outil | …'],
  [`${head}:::outil[\${1:[à préciser : nom]}]{pour="<|>"}\n:::\n`, 'C1.1 | C1.2 | C1.3 | …'],
  [`${head}:::outil[\${1:[à préciser : nom]}]{facettes="<|>"}\n:::\n`, 'individualisation | …'],
  [`${head}Une phrase, <|>\n`, 'nothing'],
];

const inReferentiel: readonly (readonly [string, string])[] = [
  ['{ id: C1.1.a, natures: [<|>] }', 'situation | parcours | …'],
  ['{ id: C1.1.a, natures: [outil, te<|>] }', 'situation | parcours | …'],
  ['{ facettes: { toutes: [<|>] } }', 'individualisation | collectif-heterogene | …'],
  ['{ moments: { auMoinsUne: [accueil, <|>] } }', 'accueil | entretien'],
  ['lien:\n  vers:\n    - <|>', 'C1.1.a | C1.1.b | …'],
  ['emplacement: <|>', 'S.intro | S.C1 | …'],
  ['{ id: C1.1.a, titre: "<|>" }', 'nothing'],
  ['{ natures: [outil], <|> }', 'nothing'],
];

describe('help in a pack', () => {
  for (const [source, expected] of inModele)
    it(`modèle ${JSON.stringify(source)}`, () =>
      assert.equal(
        shown(source, (text, at) => completeModele(cadre, 'm.md', text, at), expected),
        expected,
      ));
  for (const [source, expected] of inReferentiel)
    it(`référentiel ${JSON.stringify(source)}`, () =>
      assert.equal(
        shown(source, (text, at) => completeReferentiel(cadre, text, at), expected),
        expected,
      ));
});

/** The labels proposed at the cursor: as many as are expected before « … ». */
function shown(
  source: string,
  ask: (text: string, at: number) => ReturnType<typeof completeReferentiel>,
  expected: string,
): string {
  const at = source.indexOf('<|>');
  const labels = ask(source.replace('<|>', ''), at)?.propositions.map((one) => one.label) ?? ['nothing'];
  const wanted = expected.split(' | ');
  return wanted.at(-1) === '…' ? [...labels.slice(0, wanted.length - 1), '…'].join(' | ') : labels.join(' | ');
}

describe('a new modèle', () => {
  const cases = [
    ...cadre.natures.mots.map(({ id }) => ({ nature: id, critere: '' })),
    ...cadre.criteres.flatMap(({ id, exigences }) =>
      exigences.flatMap(({ natures }) => natures.map((nature) => ({ nature, critere: id }))),
    ),
    { nature: '', critere: '' },
  ];
  for (const { nature, critere } of cases) {
    it(`can be used as it is: ${nature || 'no preuve'} ${critere}`.trim(), () => {
      const voulu = {
        titre: 'Une « première » : essai',
        criteres: critere === '' ? [] : [critere],
        ...(nature === '' ? {} : { nature }),
      };
      const { nom, texte } = modeleNeuf(cadre, voulu);
      const problemes: Probleme[] = [];
      const lu = readModele(nom, texte, problemes);
      assert.deepEqual([...problemes, ...(lu ? verifyModele(lu, cadre) : [])], []);
      assert.equal(nom, 'une-premiere-essai.md');
      assert.ok('texte' in apercu(nom, texte));
    });
  }

  it('is not shown while it cannot be read', () => {
    const found = apercu('m.md', '---\nid: m\n---\n');
    assert.ok('problemes' in found && found.problemes.length > 0);
  });
});
