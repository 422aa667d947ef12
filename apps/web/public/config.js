// Run-time settings of the web app; a deployment may put its own file in this place.
window.votraConfig = {
  // Origin of the API when it is not served beside the app, for example 'https://api.example.com'.
  apiOrigin: '',
};
