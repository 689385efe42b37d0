package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;

/** Jinjava that knows the words of the dialect and no others. */
final class DialectJinjava extends Jinjava {

  private final Context context = new DialectContext(super.getGlobalContext());

  DialectJinjava(JinjavaConfig config, TemplateFolder folder) {
    super(config);
    setResourceLocator(folder);
    AskingForDefinition.register(this);
    registerFilter(new ToJsonFilter());
  }

  @Override
  public Context getGlobalContext() {
    return context;
  }
}
