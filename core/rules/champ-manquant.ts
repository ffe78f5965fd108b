// A preuve without what its nature or its forme must always say: title, date, place, learner, consent…
import { titreAttribut } from '../attributs.js';
import type { Cadre } from '../cadre.js';
import { attribut, type Preuve, valeurs } from '../dossier.js';
import { field } from '../ebauche.js';
import { at, setAttributes } from '../edits.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { listAnd, quoted } from '../french.js';
import { counter } from '../inserer.js';

export const champManquant: PreuveRule = {
  code: 'champ-manquant',
  *preuve(preuve, { cadre }) {
    const { bloc, fichier, titre, nature } = preuve;
    const formes = valeurs(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
    const champs = [nature?.champs, ...formes.map((one) => one?.champs)];
    const place = { fichier, span: bloc.spanTitre };
    if (bloc.titre === '')
      yield {
        niveau: 'avertissement',
        ...place,
        message: `Donnez un titre à cette preuve, entre crochets : :::${bloc.nom}[Titre].`,
        fixes: () => [entitle(preuve)],
      };
    const requis = absent(
      preuve,
      champs.flatMap((one) => one?.requis ?? []),
    );
    if (requis.length > 0)
      yield {
        niveau: 'manque',
        ...place,
        message: sentence(titre, requis, 'il manque'),
        fixes: () => [add(cadre, preuve, requis)],
      };
    const conseilles = absent(
      preuve,
      champs.flatMap((one) => one?.conseilles ?? []),
    );
    if (conseilles.length > 0)
      yield {
        niveau: 'avertissement',
        ...place,
        message: sentence(titre, conseilles, 'il est conseillé d’indiquer'),
        fixes: () => [add(cadre, preuve, conseilles)],
      };
    const mots = Math.max(0, ...champs.map((one) => one?.mots ?? 0));
    if (preuve.mots < mots && !bloc.vide) {
      yield {
        niveau: 'manque',
        ...place,
        message: `La preuve ${quoted(titre)} doit être racontée par écrit en ${mots} mots au moins : le jury ne verra peut-être que ce texte.`,
      };
    }
  },
};

function absent(preuve: Preuve, noms: readonly string[]): readonly string[] {
  return [...new Set(noms)].filter((nom) => !nom.split('|').some((one) => attribut(preuve, one)));
}

function sentence(titre: string, noms: readonly string[], verb: string): string {
  const example = noms.map((nom) => `${nom.split('|')[0]}="…"`).join(' ');
  return `Dans la preuve ${quoted(titre)}, ${verb} : ${listAnd(noms.map(titreAttribut))}. Ajoutez ${example} entre ses accolades.`;
}

/** The fields, each to be filled in. */
function add(cadre: Cadre, preuve: Preuve, noms: readonly string[]): Fix {
  const next = counter();
  const edits = setAttributes(
    preuve,
    noms.map((nom) => field(cadre, nom, next)),
  );
  return { titre: `Ajouter ${listAnd(noms.map((nom) => quoted(titreAttribut(nom))))}`, edits, modele: true, preferee: true };
}

/** A title to type, between the brackets that are there or in new ones. */
function entitle({ bloc, fichier }: Preuve): Fix {
  const { end } = bloc.spanNom;
  const brackets = /^\[[^\]\r\n]*\]/.exec(fichier.texte.slice(end, bloc.ouverture.end))?.[0].length ?? 0;
  const span = brackets > 0 ? { start: end, end: end + brackets } : at(end);
  return {
    titre: 'Donner un titre',
    edits: [{ fichier, span, texte: `[\${1:[à préciser : titre]}]` }],
    modele: true,
    preferee: true,
  };
}
