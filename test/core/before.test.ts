// An analysis that takes what still holds from a former one says exactly what an analysis from nothing says.
import { strict as assert } from 'node:assert';
import { analyse, assemble, Memory, plan, readFichier, tree } from '../../core/index.js';
import { cadreApapp } from '../support/core.js';
import { edited, textOf } from '../support/edits.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.SEED ?? 20261125);

type Analysed = ReturnType<typeof analyse>;

/** All that is shown of an analysis, the texts left out. */
function shown(analysis: Analysed): string {
  const { findings, couverture } = analysis;
  const said = findings.map(({ code, span, message, severite, related }) => ({ code, span, message, severite, related }));
  const globaux = couverture.globaux.map(({ comptes, preuves }) => [comptes.map((one) => one.nombre), preuves.map(placeOf)]);
  const without = (key: string, value: unknown): unknown => (key === 'fichier' ? undefined : value);
  return JSON.stringify([said, globaux, tree(analysis), plan(analysis)], without);
}

function placeOf({ bloc }: Analysed['dossier']['preuves'][number]): unknown {
  return bloc.span;
}

describe(`an analysis after another (seed ${seed})`, () => {
  it('says what an analysis from nothing says, over 100 sequences of edits', () => {
    const below = random(seed);
    const cadre = cadreApapp();
    const facts = { aujourdhui: '2026-11-24' };
    let carried = 0;
    for (let run = 0; run < 100; run++) {
      const memory = new Memory();
      let text = `# C1\n\n${textOf(below, 9)}`;
      let before: Analysed | undefined;
      for (let edits = 0; edits < 5; edits++) {
        const dossier = assemble(readFichier('d.dep.md', text, memory), () => null, cadre);
        const now = analyse(dossier, cadre, { facts, before });
        assert.equal(shown(now), shown(analyse(dossier, cadre, { facts })), `run ${run}: ${JSON.stringify(text)}`);
        if (now.couverture.identite === before?.couverture.identite) carried++;
        before = now;
        text = edited(text, below);
      }
    }
    assert.ok(carried > 50, `only ${carried} were carried`);
  });

  it('judges again when an avis is given, for it is about the text', () => {
    const cadre = cadreApapp();
    const read = (text: string) => assemble(readFichier('d.dep.md', text), () => null, cadre);
    const fiche = (word: string) => `# C1\n\n:::outil[Plan]{pour="C1.3" facettes="autonomie"}\nLe ${word}.\n:::\n`;
    const before = analyse(read(fiche('lundi')), cadre);
    const avis = [{ critere: 'C1.3', verdict: 'convaincant', empreinte: 'autre' }] as const;
    const after = analyse(read(fiche('mardi')), cadre, { before, avis });
    assert.equal(after.couverture.competences[0]?.criteres[2]?.etat, 'a-revoir');
    assert.equal(
      analyse(read(fiche('mardi')), cadre, { before: after }).couverture.competences[0]?.criteres[2]?.etat,
      'presente',
    );
  });
});
