import { Component } from '@angular/core';

@Component({ selector: 'vv-privacy-page', template: '' })
export class PrivacyPage {}
