import type { RefusalCode } from '#libs/contracts';

/** Reasons of MK639 20, as a sentence goes on after "because". */
export const REFUSALS: Record<'lv' | 'en', Record<RefusalCode, string>> = {
  lv: {
    offensive: 'tas ir klaji aizskarošs',
    incomprehensible: 'tas nav salasāms vai saprotams',
    not_text: 'tas nav sniegts kā teksts',
    unrelated: 'tas nav saistīts ar jautājumu',
  },
  en: {
    offensive: 'it is grossly offensive',
    incomprehensible: 'it cannot be read or understood',
    not_text: 'it was not given as text',
    unrelated: 'it does not concern the matter',
  },
};
