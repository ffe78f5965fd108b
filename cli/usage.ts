// What `dep --help` prints.
/** The help, in French. */
export const usage = `dep — vérifier un dossier d’expérience professionnelle (DEP)

  dep check <fichiers ou dossiers…>   dit ce qui manque et ce qui est à corriger
  dep coverage <fichier>              montre ce que le dossier couvre du référentiel

Options
  --statut brouillon|relecture|remise   juge comme si le dossier avait ce statut
  --format texte|json                   texte à lire (par défaut) ou données
  --lecture A6=exige                    choisit une autre lecture d’un point que le référentiel laisse ouvert
  --help                                ce texte

Le programme se termine par 0 s’il n’y a rien à corriger, 1 s’il reste des points à corriger, 2 s’il n’a pas pu travailler.
Rien n’est modifié, rien n’est envoyé : tout se passe sur cet ordinateur.`;
