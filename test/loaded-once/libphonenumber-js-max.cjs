module.exports = loadOnce('libphonenumber-js/max');
