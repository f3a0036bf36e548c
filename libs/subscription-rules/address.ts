import type { SubscriptionChannel, Violation } from '#libs/contracts';

/** The longest address that a mail server must accept (RFC 5321, 4.5.3.1.3). */
const LONGEST_ADDRESS = 254;
/** Exactly one address: a list or a header smuggled in is none. */
const EMAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[^\s@<>,;:"()[\]\\.]+\.)+[^\s@<>,;:"()[\]\\.]{2,}$/u;
const REGISTRATION_NUMBER = /^[459]\d{10}$/;

/** The address as it is kept: without space around it, its domain in small letters. */
export function cleanAddress(channel: SubscriptionChannel, text: string): string {
  const address = text.trim();
  if (channel === 'e_address') return address.replaceAll(/[\s-]/g, '');
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** What speaks against a cleaned address; empty when news can be sent to it. */
export function addressViolations(channel: SubscriptionChannel, address: string): Violation[] {
  if (channel === 'e_address')
    return REGISTRATION_NUMBER.test(address)
      ? []
      : [{ code: 'subscription.registrationNumber', where: 'address' }];
  return EMAIL.test(address) && address.length <= LONGEST_ADDRESS
    ? []
    : [{ code: 'subscription.emailInvalid', where: 'address' }];
}

/** The address with most of its letters hidden, for pages that somebody else may see over the shoulder. */
export function maskedAddress(channel: SubscriptionChannel, address: string): string {
  if (channel === 'e_address') return `${address.slice(0, 3)}…${address.slice(-2)}`;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
