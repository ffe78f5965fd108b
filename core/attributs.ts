// The attributes a block may carry: the format's own list, with the words shown for each.
/** Every attribute a block may carry. */
export const attributs = [
  { nom: 'id', titre: 'identifiant' },
  { nom: 'pour', titre: 'critères servis' },
  { nom: 'sur', titre: 'preuve concernée' },
  { nom: 'forme', titre: 'forme' },
  { nom: 'facettes', titre: 'facettes' },
  { nom: 'origine', titre: 'origine' },
  { nom: 'role', titre: 'rôle' },
  { nom: 'moments', titre: 'moments' },
  { nom: 'source', titre: 'source' },
  { nom: 'grille', titre: 'grille d’analyse' },
  { nom: 'apprenant', titre: 'apprenant (pseudonyme)' },
  { nom: 'date', titre: 'date' },
  { nom: 'periode', titre: 'période' },
  { nom: 'lieu', titre: 'lieu' },
  { nom: 'public', titre: 'public' },
  { nom: 'consentement', titre: 'consentement' },
  { nom: 'duree', titre: 'durée' },
  { nom: 'annexe', titre: 'annexe' },
] as const;

/** Attributes whose values come from a list of the référentiel. */
export const attributsDeListe = ['facettes', 'forme', 'origine', 'role', 'moments', 'source', 'grille'] as const;

/** Words for an attribute, or for alternatives written `date|periode`. */
export function titreAttribut(nom: string): string {
  return nom
    .split('|')
    .map((one) => attributs.find((known) => known.nom === one)?.titre ?? one)
    .join(' ou ');
}
