const SAMPLE = '永东国酬爱郁灵鹰袋 mmmmmmmmmmlli 1234567890';
const GENERIC = ['monospace', 'sans-serif', 'serif'];

/**
 * Whether this machine has a font of that name, by the width of a sample: with a font that is missing, its fallbacks
 * are all that is measured. Nobody is asked, so no page learns which fonts a reader has chosen.
 */
export function isInstalled(name: string): boolean {
  const brush = document.createElement('canvas').getContext('2d');
  if (!brush) return true;
  const measure = (font: string) => {
    brush.font = `72px ${font}`;
    return brush.measureText(SAMPLE).width;
  };
  return GENERIC.some((generic) => measure(`"${name}", ${generic}`) !== measure(generic));
}
