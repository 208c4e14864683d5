// SPDX-License-Identifier: BSD-2-Clause
// The same text with Recognizers-Text's models of numbers and percentages, for a comparison.
// usage: node peer_recognizers.js FILE...    NODE_PATH leads to @microsoft/recognizers-text-suite
'use strict';
const fs = require('fs');
const { recognizeNumber, recognizePercentage, Culture } = require('@microsoft/recognizers-text-suite');

let found = 0;
for (const file of process.argv.slice(2)) {
	for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
		found += recognizeNumber(line, Culture.Chinese).length;
		found += recognizePercentage(line, Culture.Chinese).length;
	}
}
console.log(found);
