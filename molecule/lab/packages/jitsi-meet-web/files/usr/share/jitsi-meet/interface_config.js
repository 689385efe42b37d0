/* Lab stand-in: a few of the settings that the real file has. */
var interfaceConfig = {
    APP_NAME: 'Jitsi Meet',
    DEFAULT_BACKGROUND: '#040404',
    DISABLE_VIDEO_BACKGROUND: false,
    JITSI_WATERMARK_LINK: 'https://jitsi.org',
    MOBILE_APP_PROMO: true,
    PROVIDER_NAME: 'Jitsi',
    SHOW_JITSI_WATERMARK: true,
    SHOW_PROMOTIONAL_CLOSE_PAGE: false
};
