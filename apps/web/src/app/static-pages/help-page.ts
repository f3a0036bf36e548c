import { Component } from '@angular/core';

@Component({ selector: 'vv-help-page', template: '' })
export class HelpPage {}
