// `dep review`: what it shows, what it writes and where, and that it erases nothing without being told twice.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ancrer } from '../../core/relecture/index.js';
import { Depot } from '../../relecture/depot.js';
import { disque } from '../../relecture/disque.js';
import { camille, lea, remarque } from '../support/relecture.js';
import { type Terminal, terminal } from '../support/terminal.js';

const part = '# C1\n\nSofia relit son plan avec Didier.\n\nElle note une question pour lundi.\n';

describe('dep review', () => {
  let term: Terminal;
  let depot: Depot;
  const at = (name: string): string => join(term.folder, name);

  beforeEach(async () => {
    term = terminal();
    term.write({
      'mon.dep.md': '---\ntitre: Mon dossier\nparties: [c1.dep.md]\n---\n# Introduction\n\nTexte.\n',
      'c1.dep.md': part,
    });
    depot = new Depot(disque(term.folder), 'mon');
    const texte = await depot.garder(part);
    const start = part.indexOf('relit son plan');
    const ancre = ancrer(part, { start, end: start + 14 });
    assert.ok(ancre);
    const cible = { fichier: 'c1.dep.md', texte, ancre };
    const first = await depot.ajouter(lea, { type: 'commentaire', corps: 'Quel \u001b[2Jplan ?', genre: 'question', cible });
    assert.ok('evenement' in first);
    await depot.ajouter(camille, { type: 'reponse', corps: 'Celui du lundi.' }, first.evenement.fil);
    await depot.ajouter(camille, { type: 'traite' }, first.evenement.fil);
    await depot.ajouter(lea, { ...remarque('Et la conclusion ?'), cible: { fichier: 'mon.dep.md' } } as ReturnType<
      typeof remarque
    >);
  });
  afterEach(() => term.close());

  it('list: each thread with its state and its place in the text as it is now, from the root or a part', async () => {
    writeFileSync(at('c1.dep.md'), `${part.slice(0, 5)}\nUn ajout.\n${part.slice(5)}`);
    const { code, out, err } = await term.dep('review', 'list', 'mon.dep.md');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out.replace(/\d{4}-\d\d-\d\d/g, 'le jour'),
      [
        'mon.dep.md — 2 fils de remarques',
        '',
        '  Question · traité — c1.dep.md, ligne 5',
        '    Léa (formateur), le jour : Quel \\u{1b}[2Jplan ?',
        '    Camille (candidat), le jour : Celui du lundi.',
        '',
        '  Question · à traiter — mon.dep.md',
        '    Léa (formateur), le jour : Et la conclusion ?',
      ].join('\n'),
    );
    assert.equal((await term.dep('review', 'list', 'c1.dep.md')).out, out);
    const data = JSON.parse((await term.dep('review', 'list', '--format', 'json', 'mon.dep.md')).out);
    assert.deepEqual([data.fils[0].place, data.fils[0].ligne, data.fils[0].etat], ['place', 5, 'traite']);
  });

  it('list: a passage that changed or is gone says so', async () => {
    writeFileSync(at('c1.dep.md'), part.replace('relit son plan', 'relit une feuille'));
    assert.match(
      (await term.dep('review', 'list', 'mon.dep.md')).out,
      /· passage (à vérifier — c1\.dep\.md, ligne 3|introuvable — c1\.dep\.md)\n {4}« relit son plan »$/m,
    );
    writeFileSync(at('c1.dep.md'), '# C1\n\nAutre chose.\n');
    assert.match(
      (await term.dep('review', 'list', 'mon.dep.md')).out,
      /· passage introuvable — c1\.dep\.md\n {4}« relit son plan »$/m,
    );
  });

  it('synthese: a document by competence', async () => {
    const { code, out } = await term.dep('review', 'synthese', 'mon.dep.md');
    assert.equal(code, 0);
    assert.match(
      out,
      /^# Synthèse de relecture : Mon dossier\n\n2 fils de remarques : 1 à traiter et 1 traité\.\n\n## C1 — .+\n\n### Question · traité\n\nC1\n\n\*Passage\*\n\n> relit son plan\n/,
    );
    assert.match(out, /## Pour tout le dossier\n\n### Question · à traiter/);
  });

  it('a remark that a person took off its passage says so, and of which competence it was', async () => {
    const [first] = (await depot.lire()).lus;
    await depot.ajouter(lea, { type: 'reancrage', cible: { fichier: 'c1.dep.md' } }, first?.evenement.fil);
    const { out } = await term.dep('review', 'list', 'mon.dep.md');
    assert.match(out, /Question · traité · passage introuvable — c1\.dep\.md\n {4}« relit son plan »\n/);
    assert.match(
      (await term.dep('review', 'synthese', 'mon.dep.md')).out,
      /## C1 — .+\n\n### Question · traité · passage introuvable\n\nC1\n\n\*Passage\*\n\n> relit son plan\n/,
    );
    const data = JSON.parse((await term.dep('review', 'list', '--format', 'json', 'mon.dep.md')).out);
    assert.deepEqual(
      data.fils.map((one: { place: string }) => one.place),
      ['detache', 'fichier'],
    );
  });

  it('synthese: as a page to print', async () => {
    const { code, out } = await term.dep('review', 'synthese', '--format', 'html', 'mon.dep.md');
    assert.equal(code, 0);
    assert.match(out, /^<!DOCTYPE html>[\s\S]*<h1>Synthèse de relecture : Mon dossier<\/h1>[\s\S]*<\/html>\n$/);
    const written = await term.dep('review', 'synthese', '--format', 'html', '-o', 'synthese.html', 'mon.dep.md');
    assert.match(written.out, /^Écrit : synthese\.html/);
    assert.equal(readFileSync(at('synthese.html'), 'utf8').replace(/[\u00a0\u202f]/g, ' '), out);
    assert.match((await term.dep('review', 'list', '--format', 'html', 'mon.dep.md')).err, /« html » n’existe pas/);
  });

  it('export then import: one file, taken in once, never over another', async () => {
    assert.equal((await term.dep('review', 'export', 'mon.dep.md')).code, 0);
    assert.match((await term.dep('review', 'export', 'mon.dep.md')).err, /^mon\.relecture\.json : ce fichier existe déjà/);
    term.write({ 'ailleurs/autre.dep.md': '# Introduction\n\nTexte.\n' });
    const taken = await term.dep('review', 'import', 'ailleurs/autre.dep.md', 'mon.relecture.json');
    assert.deepEqual([taken.code, taken.out, taken.err], [0, 'mon.relecture.json : 4 ajouts, 0 déjà là.', '']);
    assert.equal(
      (await term.dep('review', 'import', 'ailleurs/autre.dep.md', 'mon.relecture.json')).out,
      'mon.relecture.json : 0 ajout, 4 déjà là.',
    );
    writeFileSync(at('abime.json'), readFileSync(at('mon.relecture.json'), 'utf8').slice(0, 100));
    const spoilt = await term.dep('review', 'import', 'mon.dep.md', 'abime.json', 'absent.json');
    assert.equal(spoilt.code, 2);
    assert.match(
      spoilt.err,
      /^abime\.json : ce n’est pas une relecture exportée.*\nabsent\.json : ce fichier ne peut pas être lu\.$/,
    );
  });

  it('verify: lists each file set aside, with nothing that could command the terminal', async () => {
    assert.deepEqual(await term.dep('review', 'verify', 'mon.dep.md'), {
      code: 0,
      out: '4 ajouts lus, 1 texte commenté.',
      err: '',
    });
    const many = Array.from({ length: 300 }, (_, rank) => [
      `.dep/relecture/mon/evenements/${rank}\u202e\u001b[2J.json`,
      `{"v":1,"id":"${rank}`,
    ]);
    term.write(Object.fromEntries(many));
    const { code, out, err } = await term.dep('review', 'verify', 'mon.dep.md');
    assert.deepEqual([code, out], [1, '4 ajouts lus, 1 texte commenté.']);
    for (const [, rank] of many.entries())
      assert.ok(
        err.includes(
          `${String(rank[0]).replace(/.*\/(\d+).*/, '$1')}\\u{202e}\\u{1b}[2J.json : mis de côté, il est coupé ou abîmé.`,
        ),
      );
    assert.match((await term.dep('review', 'list', 'mon.dep.md')).err, /^300 fichiers mis de côté/);
  });

  it('purge: only when told twice, and whole', async () => {
    const first = await term.dep('review', 'purge', 'mon.dep.md');
    assert.equal(first.code, 2);
    assert.match(first.err, /sera effacée pour toujours\. Ajoutez « --oui »/);
    assert.ok(existsSync(at('.dep/relecture/mon')));
    assert.equal((await term.dep('review', 'purge', '--oui', 'mon.dep.md')).code, 0);
    assert.deepEqual(readdirSync(at('.dep/relecture')), []);
    assert.equal((await term.dep('review', 'list', 'mon.dep.md')).out, 'mon.dep.md — 0 fil de remarques');
  });

  it('says how it is used, and names what it cannot find', async () => {
    assert.match((await term.dep('review')).err, /Écrivez par exemple : dep review list/);
    assert.match((await term.dep('review', 'effacer', 'mon.dep.md')).err, /Écrivez par exemple/);
    assert.match((await term.dep('review', 'list', 'absent.dep.md')).err, /n’existe pas/);
    term.write({ 'autre.dep.md': '# Introduction\n' });
    assert.match((await term.dep('review', 'list', '.')).err, /plusieurs dossiers/);
  });
});
