import type { LegalDay } from '#libs/contracts';
import { xmlText } from './xml.js';

/** A text message to official electronic addresses. */
export interface EAddressMessage {
  /** The sender's own number of the message; the answer names it. */
  reference: string;
  /** For example `_DEFAULT@40000000000`. */
  sender: string;
  senderName: string;
  /** Addresses of the recipients, see {@link eAddressOf}. */
  recipients: readonly string[];
  day: LegalDay;
  subject: string;
  text: string;
}

const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const INTERFACE = 'http://vraa.gov.lv/xmlschemas/div/uui/2011/11';
const MESSAGE = 'http://ivis.eps.gov.lv/XMLSchemas/100001/DIV/v1-0';
const ACTION = 'http://vraa.gov.lv/div/uui/2011/11/UnifiedServiceInterface/SendMessage';

/** Whether the text is a registration number: 11 digits that begin with 4, 5 or 9, as the registers give them. */
export function isRegistrationNumber(text: string): boolean {
  return /^[459]\d{10}$/.test(text);
}

/**
 * The official electronic address of a registered body: its registration number (EAL). The form `_PRIVATE@` was seen in
 * programs that use the service and is not confirmed by its owner. Natural persons, whose address is their personal
 * code, have none here.
 * @throws RangeError unless it is a registration number.
 */
export function eAddressOf(registrationNo: string): string {
  if (!isRegistrationNumber(registrationNo)) throw new RangeError('Not a registration number.');
  return `_PRIVATE@${registrationNo}`;
}

/**
 * The message as the service's operation `SendMessage` takes it: SOAP 1.2, document kind `DOC_EMPTY` (text without
 * attachments). `Signatures` stays empty and there is no security header: the institution's own connector signs with the
 * certificate that the service knows, and sends.
 */
export function writeEAddressMessage(message: EAddressMessage): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<s:Envelope xmlns:s="${SOAP}" xmlns:a="${ADDRESSING}">`,
    `<s:Header><a:Action>${ACTION}</a:Action><a:MessageID>urn:uuid:${xmlText(message.reference)}</a:MessageID></s:Header>`,
    `<s:Body><SendMessageInput xmlns="${INTERFACE}"><Envelope xmlns="${MESSAGE}">`,
    '<SenderDocument Id="SenderSection">',
    '<DocumentMetadata><GeneralMetadata>',
    `<Authors><AuthorEntry><Institution><Title>${xmlText(message.senderName)}</Title></Institution></AuthorEntry></Authors>`,
    `<Date>${message.day}</Date>`,
    '<DocumentKind><DocumentKindCode>DOC_EMPTY</DocumentKindCode><DocumentKindVersion>1.0</DocumentKindVersion></DocumentKind>',
    `<Description>${xmlText(message.text)}</Description>`,
    `<Title>${xmlText(message.subject)}</Title>`,
    '</GeneralMetadata></DocumentMetadata>',
    '<SenderTransportMetadata>',
    `<SenderE-Address>${xmlText(message.sender)}</SenderE-Address>`,
    `<SenderRefNumber>${xmlText(message.reference)}</SenderRefNumber>`,
    `<Recipients>${message.recipients.map(recipient).join('')}</Recipients>`,
    '<NotifySenderOnDelivery>true</NotifySenderOnDelivery>',
    '<Priority>normal</Priority>',
    '</SenderTransportMetadata>',
    '</SenderDocument>',
    '<Signatures/>',
    '</Envelope></SendMessageInput></s:Body>',
    '</s:Envelope>',
    '',
  ].join('\n');
}

function recipient(address: string): string {
  return `<RecipientEntry><RecipientE-Address>${xmlText(address)}</RecipientE-Address></RecipientEntry>`;
}
