import type { OnStage } from './stage';

/** One listener for what several want to hear; keep the result the same, or all are called again. */
export function joinStages(...listeners: readonly OnStage[]): OnStage {
  return (stage) => {
    const ends = listeners.map((listener) => listener(stage));
    return () => {
      for (const end of ends) end?.();
    };
  };
}
