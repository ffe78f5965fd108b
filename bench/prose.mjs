// French prose for the generated dossiers: the sentence length, punctuation and typography of examples/complet.

/** First names of the learners; an initial is added when they run out. */
export const prenoms =
  'Didier Oksana Halima Enzo Mireille Fatou Lucas Sylvie Yassin Aminata Bruno Chloé Djamila Élodie Fabien Gaëlle Hervé Inès Jordan Karima Loïc Maëva Nadia Olivier Priya Quentin Rosa Samir Thérèse Ugo Véronique Wassim Yvonne Zoé'.split(
    ' ',
  );

const subjects = [
  'L’équipe',
  'Le groupe du lundi',
  'La coordinatrice',
  'Un ancien chauffeur',
  'Celui qui demande',
  'La personne accueillie',
  'Mon carnet du vendredi',
  'L’atelier « Dire et écrire »',
  'Le plan de travail',
  'Ma collègue du numérique',
  'La feuille pliée en deux',
  'Chacun',
  'Le binôme',
  'Ce silence',
  'La consigne affichée',
  'La grande salle',
];
const verbs = [
  'a repris',
  'n’avait pas prévu',
  'cherchait encore',
  'm’a fait relire',
  'a laissé de côté',
  'préparait depuis octobre',
  'ne sépare plus',
  'a noté sans commentaire',
  'avait rangé trop vite',
  'met en balance',
  'a rendu possible',
  'attendait',
  'refuse d’abord',
  'a discuté',
];
const objects = [
  'le premier entretien',
  'l’ordre des étapes',
  'trois exemples pris au travail',
  'une liste d’exercices cochés',
  'la lettre de l’employeur',
  'le tableau des horaires',
  'ce que chacun sait déjà faire',
  'un compte rendu d’une page',
  'l’enregistrement de la séance',
  'la question du but',
  'son propre vocabulaire',
  'les fractions et les pourcentages',
  'la place laissée aux autres',
  'un message de quatre lignes',
  'l’aide demandée à un voisin',
];
const tails = [
  ', parce que la première version ne convenait qu’aux plus à l’aise',
  ', et je n’ai rien corrigé',
  ' ; j’ai compté neuf refus sur trente et un accueils',
  ' avant la pause de dix heures vingt',
  ', sans que je l’aie proposé',
  ' (Carré, 2005)',
  ', ce qui m’a obligée à changer la consigne',
  ' pendant les six premières semaines',
  ' : « c’est correct, mais à qui parlez-vous comme cela ? »',
  ', d’abord par écrit, puis à voix haute',
  ' — ou du moins ce que j’en avais compris',
  ', le jeudi suivant',
  ' auprès de deux collègues et d’une conseillère',
  ', comme le rappelle Meirieu (1987)',
  '',
  '',
];
const openers = [
  '',
  '',
  '',
  'Ce jour-là, ',
  'En février 2026, ',
  'Avec le recul, ',
  'À l’inverse, ',
  'Dès la deuxième séance, ',
  'Vers quatorze heures, ',
  'Pour ma part, ',
];
const closers = ['.', '.', '.', '.', '.', ' ?', ' !', '…'];
const told = [
  'Moi, la feuille, je la gardais dans la poche',
  'Au début je cochais, pour faire plaisir, hein',
  'Et puis j’ai compris que je pouvais barrer',
  'C’est moi qui l’ai dit en premier, après les autres ont suivi',
  'Je sais pas si j’avais appris, mais je savais refaire',
  'Ça m’a fait rire, et un peu honte aussi',
  'Le planning, maintenant, je le lis toute seule',
  'Vous m’aviez demandé “comment”, pas “pourquoi”, c’est plus facile',
];
const heads = [
  'Le carnet',
  'La table',
  'Une matinée',
  'La fiche',
  'Le tour',
  'Trois versions',
  'La consigne',
  'L’atelier',
  'Le relais',
  'Une question',
  'Le tableau',
  'Deux voix',
  'La salle',
  'Le détour',
  'L’étiquette',
  'Un essai',
];
const complements = [
  'des appuis',
  'sans ordinateur',
  'avant le départ',
  'qui passe de main en main',
  'pour oser demander',
  'de la quinzaine',
  'à deux colonnes',
  'et ce qu’on en garde',
  'au retour du stage',
  'qui n’était pas prévue',
  'des heures creuses',
  'du premier jour',
  'à voix haute',
  'en trois temps',
  'devant les autres',
  'relue par un voisin',
];
export const leads = [
  'De quoi il s’agit.',
  'Déroulement.',
  'Ce que je regarde.',
  'Limites.',
  'Origine.',
  'Consigne.',
  'Ajustements en cours de route.',
  'Ce que j’ai changé.',
];

/** Prose out of one source of chance. */
export class Prose {
  /** Titles given so far: none is given twice. */
  #given = new Set();

  constructor(below) {
    this.below = below;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** One chance in `n`. */
  once(n) {
    return this.below(n) === 0;
  }

  sentence() {
    const opener = this.pick(openers);
    const subject = this.pick(subjects);
    const start = opener === '' ? subject : opener + subject[0].toLowerCase() + subject.slice(1);
    const object = this.once(9) ? `*${this.pick(objects)}*` : this.pick(objects);
    const second = this.once(3) ? `, puis ${this.pick(objects)}` : '';
    return `${start} ${this.pick(verbs)} ${object}${second}${this.pick(tails)}${this.pick(closers)}`;
  }

  /** A paragraph of one line, as candidates write them: 2 to 6 sentences. */
  paragraph() {
    return Array.from({ length: 2 + this.below(3) + this.below(3) }, () => this.sentence()).join(' ');
  }

  /** What a learner said, as a quotation of several paragraphs. */
  quotation() {
    const paragraphs = Array.from({ length: 3 }, () =>
      Array.from({ length: 4 + this.below(4) }, () => `${this.pick(told)}, ${this.pick(objects)}.`).join(' '),
    );
    return `> « ${paragraphs.join('\n>\n> ')} »`;
  }

  list() {
    return Array.from({ length: 3 + this.below(3) }, () => `- ${this.sentence()}`).join('\n');
  }

  table() {
    const columns = 3 + this.below(4);
    const row = (cell) => `| ${Array.from({ length: columns }, cell).join(' | ')} |`;
    const cell = () => (this.once(4) ? `« ${this.pick(objects)} »` : this.pick(objects));
    const rows = Array.from({ length: 4 + this.below(5) }, () => row(cell));
    return [row(() => this.pick(heads)), `|${'---|'.repeat(columns)}`, ...rows].join('\n');
  }

  /** A title that was not given before. */
  title() {
    const title = `${this.pick(heads)} ${this.pick(complements)}`;
    const free = [title, ...Array.from({ length: 99 }, (_, index) => `${title}, ${index + 2}`)].find(
      (one) => !this.#given.has(one),
    );
    this.#given.add(free);
    return free;
  }
}
