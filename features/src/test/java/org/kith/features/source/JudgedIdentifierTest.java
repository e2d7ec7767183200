package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

class JudgedIdentifierTest {

  private static final Keyring BRITISH = Keyring.openTo("test").in("GB");

  @Test
  void aPhoneIsOneWithAndWithoutTheCodeOfTheBrandsCountryOnWhateverMachine() throws Exception {
    JudgedIdentifier judge = sent(new JudgedIdentifier("phone", BRITISH));

    Row national = judge.call("07911 123456");

    assertThat(national).isEqualTo(judge.call("+44 7911 123456"));
    assertThat(new Sealer(BRITISH).openText("identifier:phone", national.getAs(1)))
        .isEqualTo("+447911123456");
  }

  /** As it comes out on an executor. */
  private static JudgedIdentifier sent(JudgedIdentifier judge)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(judge);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (JudgedIdentifier) in.readObject();
    }
  }
}
