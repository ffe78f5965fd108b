// A review as it is sent: hundreds of versions in a small file, under caps that its reader shares; and what changed in a dossier.
import { strict as assert } from 'node:assert';
import { changementsDuDossier, ecrireEchange, limits, lireEchange, reviewLimits } from '../../core/relecture/index.js';

describe('review: sent, and seen again', () => {
  it('carries 420 versions of 250 KB, and any text, in a file that a mail takes; reads what version 1 wrote', () => {
    const lines = Array.from({ length: 2_500 }, (_, rank) => `Semaine ${rank}. ${'Le groupe relit son plan. '.repeat(3)}`);
    const big = Array.from(
      { length: 420 },
      (_, rank) => [`${rank}`, lines.with(rank * 5, `Version ${rank}.`).join('\r\n\n')] as const,
    );
    const odd = ['', '\n', '\n\nUn', 'Un\r\n', 'Un\n\n\nUn\nDeux', '\ud83c', '0-4'].map(
      (one, rank) => [`odd ${rank}`, one] as const,
    );
    const source = ecrireEchange([], new Map([...big, ...odd]));
    assert.ok(source.length < 3_000_000, `${source.length}`);
    const read = lireEchange(source);
    assert.ok('textes' in read);
    let rank = 0;
    for (const one of read.textes) assert.ok([...big, ...odd][rank++]?.join() === one.join(), `${rank}`);
    assert.equal(rank, big.length + odd.length);
    const former = lireEchange(JSON.stringify({ format: 'dep-relecture', v: 1, evenements: [], textes: [['a', 'Un.\n']] }));
    assert.deepEqual('textes' in former && [...former.textes], [['a', 'Un.\n']]);
  });

  it('a file that asks for more text than it may, for lines that are not there or for endless work gets none', () => {
    const whole = 'x'.repeat(limits.file);
    const textesOf = (lignes: unknown[], ...said: string[]): number[] => {
      const read = lireEchange(
        JSON.stringify({ format: 'dep-relecture', evenements: [], lignes, textes: said.map((one) => ['a', one]) }),
      );
      return 'textes' in read ? Array.from(read.textes, ([, texte]) => texte.length) : [];
    };
    assert.deepEqual(textesOf([whole, 'y'], '0', '0-1', '1', '2', '-1', '1-', 'x', '0-9e15'), [limits.file, 0, 1, 0, 0, 0, 0, 0]);
    assert.deepEqual(textesOf(['', 'y'], '0 '.repeat(1_000)), [0]);
    const most = reviewLimits.textes / limits.file;
    assert.equal(textesOf([whole], ...Array(most + 1).fill('0')).filter((one) => one > 0).length, most);
  });

  it('tells what changed in a dossier: files added since, gone, or whose former text is lost', () => {
    const vus = new Map([
      ['a.dep.md', '# A\n\nUn.\n'],
      ['gone.dep.md', '# B\n'],
      ['lost.dep.md', undefined],
    ]);
    const textes = new Map([
      ['a.dep.md', '# A\n\nDeux.\n'],
      ['lost.dep.md', '# C\n'],
      ['new.dep.md', '# D\n\n## E\n'],
    ]);
    assert.deepEqual(
      changementsDuDossier(vus, textes).map((one) => [one.fichier, one.genre, one.chemin.join(' › '), one.manque].join(', ')),
      [
        'a.dep.md, modifiee, A, ',
        'gone.dep.md, modifiee, gone.dep.md, apres',
        'lost.dep.md, modifiee, lost.dep.md, avant',
        'new.dep.md, nouvelle, D, ',
        'new.dep.md, nouvelle, D › E, ',
      ],
    );
  });
});
