// The built-in pack's data, as the build puts it into the bundles (YAML → plain values). Validated where it is used.
import donnees from './referentiel.yaml';

/** The APapp référentiel, before validation. */
export const referentielApapp: unknown = donnees;
