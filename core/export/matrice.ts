// The coverage matrix: an analysis as one HTML document that stands alone, for a browser, a printer and the editor's panel.
import type { Analysis } from '../analysis.js';
import type { CompetenceCouverte, Etat, ExigenceCouverte } from '../couverture.js';
import { type Preuve, targets } from '../dossier.js';
import { blocks, type Evaluation } from '../evaluation.js';
import { capital, french, listOr, plural, visible } from '../french.js';
import { LineIndex } from '../text.js';
import { oralHelp, progress } from '../tree.js';
import { etatInWords, exigenceInWords, globalInWords, isMet, manquesInWords } from '../words.js';
import { empreinteDuStyle, styleDeMatrice } from './style.js';

/** Where the document is shown. */
export type Cadrage =
  | { readonly genre: 'page' }
  /** In a panel preuves are buttons, numbered as in the dossier (`data-passage`), and the script at this address hears them. */
  | { readonly genre: 'panneau'; readonly nonce: string; readonly script: string };

/** A sign beside each state in words: never colour alone. */
const signes: Readonly<Record<Etat, string>> = { absente: '○', amorcee: '◐', presente: '●', validee: '✔', 'a-revoir': '↻' };

/** The whole document. Everything that was typed in the dossier is text in it. */
export function matrice(analysis: Analysis, cadrage: Cadrage): string {
  const { dossier, statut, couverture } = analysis;
  const { titre, candidat } = dossier.racine.entete;
  const nom = said(titre?.texte ?? candidat?.texte ?? dossier.racine.chemin);
  const { met, total } = progress(analysis);
  const page = new Page(analysis, cadrage);
  const panneau = cadrage.genre === 'panneau';
  const nonce = panneau ? ` nonce="${escaped(cadrage.nonce)}"` : '';
  const source = panneau ? `'nonce-${cadrage.nonce}'` : `'sha256-${empreinteDuStyle}'`;
  const policy = `default-src 'none'; style-src ${source}; ${panneau ? `script-src ${source}; ` : ''}base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Matrice de couverture · ${nom}</title>
<style${nonce}>${styleDeMatrice}</style>
</head>
<body>
<main>
<h1>Matrice de couverture</h1>
<p>${nom} · ${said(statut.titre)} · ${plural(met, 'exigence présente', 'exigences présentes')} sur ${total}</p>
<ul class="legende" aria-label="Signes employés">${Object.entries(signes)
    .map(([etat, signe]) => `<li>${sign(signe)}${etatInWords(etat as Etat)}</li>`)
    .join('')}</ul>
${couverture.competences.map((one) => page.competence(one)).join('\n')}
${page.minimums()}
${page.oral()}
</main>
${panneau ? `<script${nonce} src="${escaped(cadrage.script)}"></script>\n` : ''}</body>
</html>
`;
}

/** What the tables of one document share: numbers of preuves, their feedback, lines of files. */
class Page {
  private readonly numbers: ReadonlyMap<Preuve, number>;
  private readonly retours = new Map<Preuve, Preuve[]>();
  private readonly lines = new Map<Preuve['fichier'], LineIndex>();
  /** Preuves that have a line in a table: what a link in a page can go to. */
  private readonly rows: ReadonlySet<Preuve>;
  private readonly named = new Set<Preuve>();

  constructor(
    private readonly analysis: Analysis,
    private readonly cadrage: Cadrage,
  ) {
    const { dossier, couverture } = analysis;
    this.numbers = new Map(dossier.preuves.map((one, index) => [one, index]));
    const evaluations = couverture.competences.flatMap((one) => one.criteres.flatMap((critere) => critere.exigences));
    this.rows = new Set(evaluations.flatMap((one) => one.evaluations.map(({ preuve }) => preuve)));
    for (const one of dossier.preuves.filter(isRetour))
      for (const about of targets(dossier, one)) this.retours.set(about, [...(this.retours.get(about) ?? []), one]);
  }

  competence({ competence, criteres }: CompetenceCouverte): string {
    const exigences = criteres.flatMap((one) => one.exigences);
    const met = exigences.filter((one) => isMet(one.etat)).length;
    const id = `titre-${escaped(competence.id)}`;
    const groups = criteres.map(
      ({ critere, etat, exigences: own }) => `<tbody>
<tr class="critere"><th scope="rowgroup" colspan="5">${said(critere.id)} · ${said(critere.titre)}<span class="etat">${inWords(etat, etatInWords(etat))}</span></th></tr>
${own.map((one) => this.exigence(one)).join('\n')}
</tbody>`,
    );
    return `<section class="competence" aria-labelledby="${id}">
<h2 id="${id}">${said(competence.id)} · ${said(competence.titre)}</h2>
${table(`${competence.id} : ${plural(met, 'exigence présente', 'exigences présentes')} sur ${exigences.length}`, ['Exigence', 'État', 'Preuve', 'Ce qu’elle contient', 'Retours'], groups.join('\n'))}
</section>`;
  }

  minimums(): string {
    const rows = this.analysis.couverture.globaux.map((one) => {
      const etat = one.atteint ? inWords('presente', 'atteint') : inWords('amorcee', 'à compléter');
      return `<tr><th scope="row">${said(capital(one.global.titre))}</th><td>${etat}</td><td>${said(globalInWords(one))}</td></tr>`;
    });
    return section('minimums', 'Pour tout le dossier', ['Minimum', 'État', 'Compte'], rows);
  }

  oral(): string {
    const rows = this.analysis.couverture.competences.flatMap(({ competence, oral }) =>
      oral.map(
        (one) =>
          `<tr><th scope="row">${said(one.id)} · ${said(one.titre)}</th><td>${said(competence.id)}</td><td>${said(oralHelp(one))}</td></tr>`,
      ),
    );
    return section('oral', 'À la soutenance, sans preuve écrite', ['Critère', 'Compétence', 'À savoir'], rows);
  }

  private exigence(couverte: ExigenceCouverte): string {
    const { exigence, natures, etat, evaluations } = couverte;
    const span = evaluations.length > 1 ? ` rowspan="${evaluations.length}"` : '';
    const wanted = capital(listOr(natures.map((one) => one.toLocaleLowerCase('fr'))));
    const head = `<th scope="row"${span}>${said(capital(exigence.titre))}<small>${said(wanted)}</small></th><td${span}>${inWords(etat, exigenceInWords(couverte))}</td>`;
    if (evaluations.length === 0) return `<tr>${head}<td colspan="3">Aucune preuve</td></tr>`;
    return evaluations
      .map((one, index) => `<tr${this.anchor(one.preuve)}>${index === 0 ? head : ''}${this.preuve(one)}</tr>`)
      .join('\n');
  }

  private preuve({ preuve, manques }: Evaluation): string {
    const { fichier, bloc } = preuve;
    const index = this.lines.get(fichier) ?? new LineIndex(fichier.texte);
    this.lines.set(fichier, index);
    const place = `${fichier.chemin}, ligne ${index.at(bloc.span.start).line + 1}`;
    const title = this.cadrage.genre === 'panneau' ? this.link(preuve) : said(titleOf(preuve));
    const nature = preuve.nature ? `${preuve.nature.titre} · ` : '';
    const state = inWords(manques.some(blocks) ? 'amorcee' : 'presente', manquesInWords(manques).join(' · '));
    const about = isRetour(preuve) ? targets(this.analysis.dossier, preuve).map((one) => `sur ${this.link(one)}`) : [];
    const links = [...about, ...(this.retours.get(preuve) ?? []).map((one) => this.link(one))];
    return `<td>${title}<small>${said(nature + place)}</small></td><td>${state}</td><td>${
      links.length > 0
        ? `<ul>${links.map((one) => `<li>${one}</li>`).join('')}</ul>`
        : isRetour(preuve)
          ? 'aucune preuve nommée'
          : 'aucun'
    }</td>`;
  }

  /** In a panel, a button that goes to the text; in a page, a link to the line of the preuve, when it has one. */
  private link(preuve: Preuve): string {
    const title = said(titleOf(preuve));
    const number = this.numbers.get(preuve);
    if (this.cadrage.genre === 'panneau') return `<button type="button" data-passage="${number}">${title}</button>`;
    return this.rows.has(preuve) ? `<a href="#preuve-${number}">${title}</a>` : title;
  }

  /** A preuve that serves several exigences is linked to at its first line. */
  private anchor(preuve: Preuve): string {
    if (this.named.has(preuve)) return '';
    this.named.add(preuve);
    return ` id="preuve-${this.numbers.get(preuve)}"`;
  }
}

function section(id: string, titre: string, columns: readonly string[], rows: readonly string[]): string {
  return rows.length === 0 ? '' : `<section>\n${table(titre, columns, `<tbody>\n${rows.join('\n')}\n</tbody>`, id)}\n</section>`;
}

function table(caption: string, columns: readonly string[], bodies: string, id = 'competence'): string {
  const heads = columns.map((one) => `<th scope="col">${one}</th>`).join('');
  return `<table class="${id}">\n<caption>${said(caption)}</caption>\n<thead><tr>${heads}</tr></thead>\n${bodies}\n</table>`;
}

function inWords(etat: Etat, words: string): string {
  return `${sign(signes[etat])}${said(words)}`;
}

function sign(signe: string): string {
  return `<span class="signe" aria-hidden="true">${signe}</span> `;
}

function isRetour(preuve: Preuve): boolean {
  return preuve.nature?.temoignage === true;
}

function titleOf(preuve: Preuve): string {
  return preuve.titre.trim() === '' ? 'Preuve sans titre' : preuve.titre;
}

/** Words as text: French typography, nothing that turns a line round, nothing active. */
function said(text: string): string {
  return escaped(french(text));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (one) => entities[one] ?? '');
}
