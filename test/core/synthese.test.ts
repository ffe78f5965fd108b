// The review as a document and as a file: by competence, in words that agree, with nothing active in it.
import { strict as assert } from 'node:assert';
import {
  changements,
  competenceDe,
  ecrireEchange,
  lieuDe,
  lireEchange,
  plier,
  synthese,
  titresAutour,
} from '../../core/relecture/index.js';
import { history } from '../support/history.js';
import { camille, cible } from '../support/relecture.js';

describe('review: as a document, and as a file', () => {
  const relecture = plier(
    history(
      { critere: 'X1.1', corps: 'Qui <b>parle</b> ?\n# [ici](command:x) ![](http://y)\n\u202e\u001b[2J' },
      { type: 'reponse', corps: 'Didier.', auteur: camille },
      { id: 'evenement-8', fil: 'evenement-8', corps: 'Et la conclusion ?', genre: 'a-developper' },
      {
        id: 'evenement-9',
        fil: 'evenement-9',
        type: 'avis',
        critere: 'X1.1',
        verdict: 'a-etoffer',
        empreinte: 'avant',
        corps: 'Un effet de plus.',
        vus: [],
      },
    ),
  );
  const text = synthese({
    titre: 'Mon <dossier>',
    relecture,
    chapitres: [{ id: 'X1', titre: 'Accompagner', criteres: [{ id: 'X1.1', titre: 'Un outil' }] }],
    parties: [],
    situer: () => ({ lieu: 'fichier', chemin: [] }),
    empreinteDe: () => 'après',
  }).replace(/[\u00a0\u202f]/g, ' ');

  it('by competence, avis first, what concerns the whole dossier last', () => {
    assert.deepEqual(text.match(/^#.*|^\*\*X.*/gm), [
      '# Synthèse de relecture : Mon &#60;dossier>',
      '## X1 — Accompagner',
      '**X1.1 — Un outil : à étoffer (à revoir : le texte a changé depuis)**, Léa (formateur), 24/11/2026',
      '### Question (X1.1) · à traiter',
      '## Pour tout le dossier',
      '### À développer · à traiter',
    ]);
    assert.match(text, /^2 fils de remarques : 2 à traiter\.$/m);
  });

  it('counts agree, a remark taken off its passage keeps its words, its competence and says so', () => {
    const ancre = {
      exact: 'Le plan du lundi',
      prefix: '',
      suffix: '',
      start: 0,
      end: 16,
      bloc: ['Compétence **1** : accompagner', 'Plan'],
    };
    const about = (id: string) => ({ id, fil: id, cible: { ...cible, ancre } });
    const relecture = plier(
      history(
        about('evenement-0'),
        { fil: 'evenement-0', type: 'reancrage', cible },
        about('evenement-2'),
        ...['evenement-0', 'evenement-2'].map((fil) => ({ fil, type: 'valide' }) as const),
      ),
    );
    const chapitres = [{ id: 'X1', titre: 'Accompagner', criteres: [] }];
    const parties = [{ titre: 'Compétence 1 : accompagner', competence: 'X1' }];
    const chemin = titresAutour(() => undefined);
    const said = synthese({
      titre: 'x',
      relecture,
      chapitres,
      parties,
      situer: (fil) => ({ lieu: lieuDe(fil, undefined), chemin: chemin(fil, undefined) }),
      empreinteDe: () => undefined,
    }).replace(/[\u00a0\u202f]/g, ' ');
    assert.match(said, /^2 fils de remarques : 2 validés\.$/m);
    assert.match(
      said,
      /## X1 — Accompagner\n\n### Question · validé · passage introuvable\n\n[^\n]+ › Plan\n\n\*Passage\*\n\n> Le plan du lundi\n/,
    );
    assert.doesNotMatch(said, /tout le dossier/);
  });

  it('the competence of a thread: its criterion, else the titles around its passage today, else those of its day', () => {
    const texte = '# Introduction\n\nUn.\n\n# Compétence 1\n\nDeux.\n';
    const competences = {
      chapitres: [
        { id: 'X1', criteres: [] },
        { id: 'X2', criteres: [{ id: 'X2.3' }] },
      ],
      parties: [{ titre: 'Compétence 1', competence: 'X1' }],
    };
    const of = (bloc: readonly string[], at?: string, critere?: string): string | undefined => {
      const start = at === undefined ? 0 : texte.indexOf(at);
      const ancre = { exact: 'x', prefix: '', suffix: '', start: 0, end: 1, bloc };
      const fil = plier(history({ cible: { ...cible, ancre }, ...(critere === undefined ? {} : { critere }) })).fils[0];
      assert.ok(fil);
      const place =
        at === undefined ? undefined : ({ etat: 'place', span: { start, end: start + 1 }, fichier: 'c1.dep.md' } as const);
      return competenceDe(fil, titresAutour(() => texte)(fil, place), competences);
    };
    assert.deepEqual(
      [
        of([], 'Deux'),
        of(['X2'], 'Deux'),
        of(['Compétence 1'], 'Un'),
        of(['Compétence 1']),
        of(['X2 — ancien titre']),
        of(['X22']),
        of([], 'Deux', 'X2.3'),
      ],
      ['X1', 'X1', undefined, 'X1', 'X2', undefined, 'X2'],
    );
  });

  it('to be printed: a page alone, where what people wrote is text', () => {
    const html = synthese(
      {
        titre: 'Mon <dossier>',
        relecture,
        chapitres: [],
        parties: [],
        situer: () => ({ lieu: 'fichier', chemin: [] }),
        empreinteDe: () => undefined,
      },
      'html',
    );
    assert.match(html, /^<!DOCTYPE html>\n<html lang="fr">/);
    assert.match(html, /<blockquote>Qui &#60;b&#62;parle&#60;\/b&#62; \?\n# \[ici\]/);
    assert.doesNotMatch(
      html,
      /<(?!\/?(?:!DOCTYPE html|html|head|meta|title|style|body|main|h[123]|p|strong|em|blockquote)\b)|<[^>]+ (?:href|src|on\w+)=/i,
    );
  });

  it('what people wrote is quoted and inert', () => {
    assert.match(
      text,
      /^> Qui &#60;b>parle&#60;\/b> \? {2}\n> # &#91;ici&#93;\(command:x\) !&#91;&#93;\(http&#58;\/\/y\) {2}\n> \\u\{202e\}\\u\{1b\}&#91;2J$/m,
    );
  });

  it('travels as one text', () => {
    const lus = history({}, { type: 'traite' });
    const textes = new Map([['a'.repeat(64), 'Texte.\r\n']]);
    const read = lireEchange(`\ufeff${ecrireEchange(lus, textes)}`);
    assert.ok('lus' in read);
    assert.deepEqual({ ...read, textes: new Map(read.textes) }, { lus, textes, refus: [] });
    for (const other of ['', '{}', '[]', 'null', '{"format":"dep-relecture"}', '{"evenements":[],"textes":[]}'])
      assert.match(JSON.stringify(lireEchange(other)), /raison/, other);
    const spoilt = lireEchange(JSON.stringify({ format: 'dep-relecture', evenements: [3, '{'], textes: [[1], 'x', ['a', 'b']] }));
    assert.deepEqual('refus' in spoilt && spoilt.refus.map((one) => one.nom), ['remarque 1', 'remarque 2']);
  });

  it('tells the sections that changed, in words of the present text', () => {
    const before =
      '---\ntitre: x\n---\n# A\n\nUn.\n\n## B\n\nDeux.\n\n:::outil[O]{pour="X"}\nTrois.\n:::\n\n```\n# Code\n```\n\n# C\n\nQuatre.\n';
    const after = before
      .replace('Un.', 'Un.\r\n')
      .replace('Trois', 'Quatre')
      .replace('## B', '## B bis')
      .replace('# C\n\nQuatre.', '# D\n\nCinq.');
    const short = (avant: string, apres: string) =>
      changements(avant, apres).map(({ genre, chemin }) => `${genre} ${chemin.join(' › ')}`);
    assert.deepEqual(short(before, after), ['modifiee A › B bis', 'modifiee A › B bis › O', 'nouvelle D', 'retiree C']);
    assert.deepEqual(short(before, before.replaceAll('\n', '\r\n')), []);
    assert.deepEqual(short('Un.', 'Deux.'), ['modifiee ']);
  });
});
