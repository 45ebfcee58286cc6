import { t } from '@/utils/i18n';

/** A range of minutes in words; one end may be open. */
export function timeLabel(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return t('timeBetween', min, max);
  return min === undefined ? t('timeUpTo', max ?? 0) : t('timeFrom', min);
}

/** One of `RECENT_DAYS` in words. */
export function daysLabel(days: number): string {
  if (days === 1) return t('days_1');
  if (days === 7) return t('days_7');
  return days === 30 ? t('days_30') : t('days_365');
}
