// A trainer's avis holds for the text it was given on: it survives a move, not a change.
import { strict as assert } from 'node:assert';
import { type Analysis, type Avis, type CritereCouvert, empreinte } from '../../core/index.js';
import { analyseFiles, analyseText } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';

const outil = `:::outil[Plan à deux colonnes]{pour="C1.1" facettes="individualisation, collectif hétérogène"}
Chaque lundi, Nadia et Bastien posent leur plan sur la même table.
:::
`;
const retour = `:::retour[Le lundi de Nadia]{pour="C1.1" sur="plan-a-deux-colonnes" apprenant="Nadia" date="2025-11-06"}
> « Je regarde d’abord ce que j’ai écrit lundi. »
:::
`;
const technique = `:::technique-animation[Trois essais]{pour="C1.3" facettes="autonomie"}
Solène relit la consigne à voix basse.
:::
`;
const before = `# C1\n\nJe commence par là.\n\n${outil}\n${retour}\n${technique}`;
const convaincant = avis('convaincant', before);

describe('avis', () => {
  it('makes a criterion « présente » when there is none', () => assert.equal(etats(before), 'presente : presente, presente'));

  it('makes it « validée » while its preuves stay the same', () => {
    assert.equal(etats(before, [convaincant]), 'validee : validee, validee');
  });

  const same: Record<string, string> = {
    'when a block moves': `# C1\n\nJe commence par là.\n\n${retour}\n${technique}\n# Annexes\n\n${outil}`,
    'when blocks go to another file': `-- dossier.dep.md --\n---\nparties: [c1.dep.md]\n---\n${technique}-- c1.dep.md --\n${outil}\n${retour}`,
    'when the text around changes': `${before.replace('Je commence', 'Je continue')}\n# C2\n\nEt ensuite.\n`,
    'when another criterion changes': before.replace('à voix basse', 'trois fois'),
    'with other ends of line and blank lines': before.replaceAll('\n', '\r\n').replace(':::outil', '\r\n\r\n:::outil'),
    'with accents typed otherwise': before.normalize('NFD'),
  };
  for (const [why, text] of Object.entries(same)) {
    it(`stays ${why}`, () => assert.equal(etats(text, [convaincant]), 'validee : validee, validee'));
  }

  const changed: Record<string, string> = {
    'after a change in the text': before.replace('ce que j’ai écrit', 'ce que j’avais écrit'),
    'after a change between the braces': before.replace('2025-11-06', '2025-11-13'),
    'after a change of title': before.replace('Le lundi de Nadia', 'Le mardi de Nadia'),
    'when a preuve is added': `${before}\n${outil.replace('Plan à', 'Tableau à')}`,
  };
  for (const [why, text] of Object.entries(changed)) {
    it(`is to be looked at again ${why}`, () => assert.equal(etats(text, [convaincant]), 'a-revoir : a-revoir, a-revoir'));
  }

  it('does not complete what is lacking', () => {
    const alone = `# C1\n\n${outil}`;
    const begun = before.replace(' sur="plan-a-deux-colonnes"', '');
    assert.equal(etats(alone, [avis('convaincant', alone)]), 'amorcee : validee, absente');
    assert.equal(etats(begun, [avis('convaincant', begun)]), 'amorcee : validee, amorcee');
    assert.equal(etats(alone, [convaincant]), 'amorcee : a-revoir, absente');
    assert.equal(etats('# C1\n\nRien encore.\n', [convaincant]), 'absente : absente, absente');
  });

  it('changes nothing when it is not « convaincant », or on another criterion', () => {
    for (const one of [
      avis('a-etoffer', before),
      avis('absent', before),
      { ...convaincant, critere: 'C1.3' },
      { ...convaincant, critere: 'C9.9' },
    ]) {
      assert.equal(etats(before, [one]), 'presente : presente, presente', JSON.stringify(one));
    }
  });

  it('counts by the last one', () => {
    const after = before.replace('la même table', 'la grande table');
    const second = avis('convaincant', after);
    assert.equal(etats(after, [convaincant, second]), 'validee : validee, validee');
    assert.equal(etats(after, [second, convaincant]), 'a-revoir : a-revoir, a-revoir');
  });

  it('makes a competence « validée » only with all its criteria', () => {
    assert.equal(analyse(before, [convaincant]).couverture.competences[0]?.etat, 'amorcee');
  });
});

function analyse(text: string, list: readonly Avis[] = []): Analysis {
  return text.startsWith('-- ') ? analyseFiles(parseFixture(text).files, { avis: list }) : analyseText(text, { avis: list });
}

function critere(text: string, list: readonly Avis[] = []): CritereCouvert {
  const found = analyse(text, list).couverture.competences[0]?.criteres[0];
  assert.ok(found);
  return found;
}

/** State of C1.1, then of its exigences. */
function etats(text: string, list: readonly Avis[] = []): string {
  const { etat, exigences } = critere(text, list);
  return `${etat} : ${exigences.map((one) => one.etat).join(', ')}`;
}

/** An avis on C1.1 as this text shows it. */
function avis(verdict: Avis['verdict'], text: string): Avis {
  return { critere: 'C1.1', verdict, empreinte: empreinte(critere(text).exigences) };
}
